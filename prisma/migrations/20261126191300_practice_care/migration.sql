-- AlterTable
ALTER TABLE "PracticeAnswer" ADD COLUMN     "decidedBy" TEXT,
ADD COLUMN     "owner" TEXT,
ADD COLUMN     "reviewOn" DATE;

-- CreateTable
CREATE TABLE "PracticeFlag" (
    "organizationId" UUID NOT NULL,
    "practiceId" TEXT NOT NULL,
    "flaggedById" UUID NOT NULL,
    "flaggedByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PracticeFlag_pkey" PRIMARY KEY ("organizationId","practiceId")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "practiceId" TEXT NOT NULL,
    "siteId" UUID,
    "serverId" UUID,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "madeOn" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "fileName" TEXT,
    "mediaType" TEXT,
    "byteLength" INTEGER,
    "sha256" TEXT,
    "content" BYTEA,
    "addedById" UUID NOT NULL,
    "addedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Expiry" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "siteId" UUID,
    "serverId" UUID,
    "endsOn" DATE NOT NULL,
    "owner" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Expiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastFetchedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Evidence_organizationId_practiceId_idx" ON "Evidence"("organizationId", "practiceId");

-- CreateIndex
CREATE INDEX "Evidence_organizationId_siteId_idx" ON "Evidence"("organizationId", "siteId");

-- CreateIndex
CREATE INDEX "Evidence_organizationId_serverId_idx" ON "Evidence"("organizationId", "serverId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_organizationId_id_key" ON "Evidence"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Expiry_organizationId_siteId_idx" ON "Expiry"("organizationId", "siteId");

-- CreateIndex
CREATE INDEX "Expiry_organizationId_serverId_idx" ON "Expiry"("organizationId", "serverId");

-- CreateIndex
CREATE UNIQUE INDEX "Expiry_organizationId_id_key" ON "Expiry"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_organizationId_userId_idx" ON "CalendarFeed"("organizationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_organizationId_id_key" ON "CalendarFeed"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "PracticeFlag" ADD CONSTRAINT "PracticeFlag_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_siteId_fkey" FOREIGN KEY ("organizationId", "siteId") REFERENCES "Site"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_organizationId_serverId_fkey" FOREIGN KEY ("organizationId", "serverId") REFERENCES "Server"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Expiry" ADD CONSTRAINT "Expiry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Expiry" ADD CONSTRAINT "Expiry_organizationId_siteId_fkey" FOREIGN KEY ("organizationId", "siteId") REFERENCES "Site"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Expiry" ADD CONSTRAINT "Expiry_organizationId_serverId_fkey" FOREIGN KEY ("organizationId", "serverId") REFERENCES "Server"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "Membership"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_one_level" CHECK ("siteId" IS NULL OR "serverId" IS NULL);
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind" CHECK (
	("kind" = 'note' AND "url" IS NULL AND "content" IS NULL)
	OR ("kind" = 'link' AND "url" IS NOT NULL AND "content" IS NULL)
	OR ("kind" = 'file' AND "url" IS NULL AND "content" IS NOT NULL AND "fileName" IS NOT NULL AND "mediaType" IS NOT NULL
		AND "sha256" IS NOT NULL AND "byteLength" = length("content"))
);
ALTER TABLE "Expiry" ADD CONSTRAINT "Expiry_one_place" CHECK ("siteId" IS NULL OR "serverId" IS NULL);

DO $$
DECLARE
	tenant_table text;
BEGIN
	FOREACH tenant_table IN ARRAY ARRAY['PracticeFlag', 'Evidence', 'Expiry', 'CalendarFeed'] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format(
			'CREATE POLICY tenant ON %I USING ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid)) WITH CHECK ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
			tenant_table
		);
	END LOOP;
END $$;

-- Compressing what is compressed already only costs time.
ALTER TABLE "Evidence" ALTER COLUMN "content" SET STORAGE EXTERNAL;

-- The holder of a feed's secret sees that one feed.
CREATE POLICY by_token ON "CalendarFeed" FOR SELECT
	USING ("tokenHash" = (SELECT nullif(current_setting('app.feed_hash', true), '')));
