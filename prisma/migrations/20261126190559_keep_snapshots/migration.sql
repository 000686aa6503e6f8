-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "presentingOrganizationId" UUID;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "isFavourite" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "openedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Snapshot" ADD COLUMN     "catalogue" JSONB NOT NULL,
ADD COLUMN     "createdByName" TEXT,
ADD COLUMN     "summary" JSONB NOT NULL,
ADD COLUMN     "week" TEXT,
ALTER COLUMN "createdById" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_organizationId_week_key" ON "Snapshot"("organizationId", "week");

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_week" CHECK ("week" ~ '^\d{4}-W\d{2}$');

-- A snapshot is what was: it can be put away, and nothing else. One that a person kept goes only with its organisation.
CREATE FUNCTION snapshot_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		IF to_jsonb(NEW) - 'archivedAt' IS DISTINCT FROM to_jsonb(OLD) - 'archivedAt' THEN
			RAISE EXCEPTION 'a snapshot is never changed';
		END IF;
		RETURN NEW;
	END IF;
	IF OLD."week" IS NULL AND EXISTS (SELECT FROM "Organization" WHERE "id" = OLD."organizationId") THEN
		RAISE EXCEPTION 'a snapshot that somebody kept is never deleted';
	END IF;
	RETURN OLD;
END
$$;

CREATE TRIGGER snapshot_no_change BEFORE UPDATE OR DELETE ON "Snapshot" FOR EACH ROW EXECUTE FUNCTION snapshot_refuse_change();
