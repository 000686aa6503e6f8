-- AlterTable
ALTER TABLE "User" ADD COLUMN     "firmBrand" JSONB,
ADD COLUMN     "firmLogo" BYTEA,
ADD COLUMN     "firmLogoMediaType" TEXT;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "reportBrand" JSONB;

-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "figures" JSONB,
ADD COLUMN     "words" JSONB;

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "reportId" UUID,
    "snapshotId" UUID,
    "label" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "phraseHash" TEXT,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareView" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "shareLinkId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "agent" TEXT,
    "viewedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShareView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_organizationId_reportId_idx" ON "ShareLink"("organizationId", "reportId");

-- CreateIndex
CREATE INDEX "ShareLink_organizationId_snapshotId_idx" ON "ShareLink"("organizationId", "snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_organizationId_id_key" ON "ShareLink"("organizationId", "id");

-- CreateIndex
CREATE INDEX "ShareView_organizationId_shareLinkId_viewedAt_idx" ON "ShareView"("organizationId", "shareLinkId", "viewedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ShareView_organizationId_id_key" ON "ShareView"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "Report"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_organizationId_snapshotId_fkey" FOREIGN KEY ("organizationId", "snapshotId") REFERENCES "Snapshot"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareView" ADD CONSTRAINT "ShareView_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareView" ADD CONSTRAINT "ShareView_organizationId_shareLinkId_fkey" FOREIGN KEY ("organizationId", "shareLinkId") REFERENCES "ShareLink"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_one_thing" CHECK (num_nonnulls("reportId", "snapshotId") = 1);
ALTER TABLE "ShareView" ADD CONSTRAINT "ShareView_kind" CHECK ("kind" IN ('page', 'pdf'));

DO $$
DECLARE
	tenant_table text;
BEGIN
	FOREACH tenant_table IN ARRAY ARRAY['ShareLink', 'ShareView'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format(
			'CREATE POLICY tenant ON %I USING ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid)) WITH CHECK ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
			tenant_table
		);
	END LOOP;
END $$;

-- The holder of a link's secret sees that one link.
CREATE POLICY by_token ON "ShareLink" FOR SELECT
	USING ("tokenHash" = (SELECT nullif(current_setting('app.share_hash', true), '')));
