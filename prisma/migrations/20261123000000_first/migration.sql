-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sidHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "address" TEXT,
    "agent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "windowEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "currency" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "businessHours" JSONB NOT NULL,
    "overrides" JSONB NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "logo" BYTEA,
    "logoMediaType" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Site" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "engineers" DOUBLE PRECISION,
    "engineerHours" TEXT,
    "callOutHours" DOUBLE PRECISION,
    "uplinkMegabitsPerSecond" DOUBLE PRECISION,
    "restoreStreams" DOUBLE PRECISION,
    "upsMinutes" DOUBLE PRECISION,
    "hasGenerator" BOOLEAN,
    "sharedFateWith" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Server" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "siteId" UUID,
    "role" TEXT,
    "kind" TEXT,
    "hostServerId" UUID,
    "storageServerId" UUID,
    "room" TEXT,
    "powerFeed" TEXT,
    "networkSwitch" TEXT,
    "operatingSystem" TEXT,
    "operatingSystemSupportEndsOn" DATE,
    "cpuCores" DOUBLE PRECISION,
    "memoryGigabytes" DOUBLE PRECISION,
    "dataGigabytes" DOUBLE PRECISION,
    "dataGrowthPerYear" DOUBLE PRECISION,
    "purchasedOn" DATE,
    "warranty" JSONB,
    "spareOnSite" BOOLEAN,
    "hardwareLeadHours" DOUBLE PRECISION,
    "externalIds" TEXT[],
    "biosUuid" TEXT,
    "serialNumber" TEXT,
    "fqdn" TEXT,
    "addresses" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Server_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "users" DOUBLE PRECISION,
    "costPerHourBusiness" DOUBLE PRECISION,
    "costPerHourOutside" DOUBLE PRECISION,
    "costPerHourOfLoss" DOUBLE PRECISION,
    "restoreTargetHours" DOUBLE PRECISION,
    "lossTargetHours" DOUBLE PRECISION,
    "availabilityTarget" DOUBLE PRECISION,
    "maximumTolerableDowntimeHours" DOUBLE PRECISION,
    "dataGigabytes" DOUBLE PRECISION,
    "dataGrowthPerYear" DOUBLE PRECISION,
    "changedGigabytesPerDay" DOUBLE PRECISION,
    "protection" JSONB NOT NULL,
    "mail" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServerGroup" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "required" INTEGER NOT NULL,

    CONSTRAINT "ServerGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServerGroupMember" (
    "organizationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ServerGroupMember_pkey" PRIMARY KEY ("organizationId","groupId","serverId")
);

-- CreateTable
CREATE TABLE "ServiceDependency" (
    "organizationId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "dependsOnServiceId" UUID NOT NULL,

    CONSTRAINT "ServiceDependency_pkey" PRIMARY KEY ("organizationId","serviceId","dependsOnServiceId")
);

-- CreateTable
CREATE TABLE "PracticeAnswer" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "practiceId" TEXT NOT NULL,
    "siteId" UUID,
    "serverId" UUID,
    "state" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "evidenceOn" DATE,
    "reason" TEXT,
    "answeredBy" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PracticeAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Drill" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "phases" JSONB NOT NULL,
    "totalMinutes" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Drill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "scenario" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentService" (
    "organizationId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,

    CONSTRAINT "IncidentService_pkey" PRIMARY KEY ("organizationId","incidentId","serviceId")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "mapping" JSONB,
    "rows" JSONB,
    "plan" JSONB,
    "undo" JSONB,
    "revision" INTEGER NOT NULL,
    "failure" TEXT,
    "createdById" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "headHash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ValueOrigin" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSONB,
    "source" TEXT NOT NULL,
    "place" TEXT,
    "importId" UUID,
    "userId" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ValueOrigin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "assessment" JSONB NOT NULL,
    "asOf" DATE NOT NULL,
    "seed" BIGINT NOT NULL,
    "trials" INTEGER NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "catalogueVersion" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT,
    "facts" JSONB NOT NULL,
    "assessment" JSONB NOT NULL,
    "asOf" DATE NOT NULL,
    "seed" BIGINT NOT NULL,
    "trials" INTEGER NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "catalogueVersion" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" UUID,
    "userName" TEXT,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "targetKind" TEXT,
    "targetId" TEXT,
    "details" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sidHash_key" ON "Session"("sidHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "RateLimit_windowEndsAt_idx" ON "RateLimit"("windowEndsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_organizationId_userId_key" ON "Membership"("organizationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_organizationId_id_key" ON "Membership"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_organizationId_id_key" ON "Invitation"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Site_organizationId_id_key" ON "Site"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Server_organizationId_archivedAt_name_idx" ON "Server"("organizationId", "archivedAt", "name");

-- CreateIndex
CREATE INDEX "Server_organizationId_siteId_idx" ON "Server"("organizationId", "siteId");

-- CreateIndex
CREATE INDEX "Server_organizationId_biosUuid_idx" ON "Server"("organizationId", "biosUuid");

-- CreateIndex
CREATE INDEX "Server_organizationId_serialNumber_idx" ON "Server"("organizationId", "serialNumber");

-- CreateIndex
CREATE INDEX "Server_organizationId_fqdn_idx" ON "Server"("organizationId", "fqdn");

-- CreateIndex
CREATE UNIQUE INDEX "Server_organizationId_id_key" ON "Server"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Service_organizationId_id_key" ON "Service"("organizationId", "id");

-- CreateIndex
CREATE INDEX "ServerGroup_organizationId_serviceId_idx" ON "ServerGroup"("organizationId", "serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "ServerGroup_organizationId_id_key" ON "ServerGroup"("organizationId", "id");

-- CreateIndex
CREATE INDEX "ServerGroupMember_organizationId_serverId_idx" ON "ServerGroupMember"("organizationId", "serverId");

-- CreateIndex
CREATE INDEX "ServiceDependency_organizationId_dependsOnServiceId_idx" ON "ServiceDependency"("organizationId", "dependsOnServiceId");

-- CreateIndex
CREATE INDEX "PracticeAnswer_organizationId_siteId_idx" ON "PracticeAnswer"("organizationId", "siteId");

-- CreateIndex
CREATE INDEX "PracticeAnswer_organizationId_serverId_idx" ON "PracticeAnswer"("organizationId", "serverId");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeAnswer_organizationId_id_key" ON "PracticeAnswer"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Drill_organizationId_serviceId_idx" ON "Drill"("organizationId", "serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "Drill_organizationId_id_key" ON "Drill"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_organizationId_id_key" ON "Incident"("organizationId", "id");

-- CreateIndex
CREATE INDEX "IncidentService_organizationId_serviceId_idx" ON "IncidentService"("organizationId", "serviceId");

-- CreateIndex
CREATE INDEX "Import_organizationId_sha256_idx" ON "Import"("organizationId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Import_organizationId_id_key" ON "Import"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImportMapping_organizationId_id_key" ON "ImportMapping"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImportMapping_organizationId_source_headHash_key" ON "ImportMapping"("organizationId", "source", "headHash");

-- CreateIndex
CREATE INDEX "ValueOrigin_organizationId_serverId_field_idx" ON "ValueOrigin"("organizationId", "serverId", "field");

-- CreateIndex
CREATE UNIQUE INDEX "ValueOrigin_organizationId_id_key" ON "ValueOrigin"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Report_organizationId_createdAt_idx" ON "Report"("organizationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Report_organizationId_id_key" ON "Report"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Snapshot_organizationId_createdAt_idx" ON "Snapshot"("organizationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_organizationId_id_key" ON "Snapshot"("organizationId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_at_idx" ON "AuditEntry"("organizationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_organizationId_sequence_key" ON "AuditEntry"("organizationId", "sequence");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Server" ADD CONSTRAINT "Server_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Server" ADD CONSTRAINT "Server_organizationId_siteId_fkey" FOREIGN KEY ("organizationId", "siteId") REFERENCES "Site"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Server" ADD CONSTRAINT "Server_organizationId_hostServerId_fkey" FOREIGN KEY ("organizationId", "hostServerId") REFERENCES "Server"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Server" ADD CONSTRAINT "Server_organizationId_storageServerId_fkey" FOREIGN KEY ("organizationId", "storageServerId") REFERENCES "Server"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServerGroup" ADD CONSTRAINT "ServerGroup_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServerGroup" ADD CONSTRAINT "ServerGroup_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServerGroupMember" ADD CONSTRAINT "ServerGroupMember_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServerGroupMember" ADD CONSTRAINT "ServerGroupMember_organizationId_groupId_fkey" FOREIGN KEY ("organizationId", "groupId") REFERENCES "ServerGroup"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServerGroupMember" ADD CONSTRAINT "ServerGroupMember_organizationId_serverId_fkey" FOREIGN KEY ("organizationId", "serverId") REFERENCES "Server"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceDependency" ADD CONSTRAINT "ServiceDependency_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceDependency" ADD CONSTRAINT "ServiceDependency_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceDependency" ADD CONSTRAINT "ServiceDependency_organizationId_dependsOnServiceId_fkey" FOREIGN KEY ("organizationId", "dependsOnServiceId") REFERENCES "Service"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_organizationId_siteId_fkey" FOREIGN KEY ("organizationId", "siteId") REFERENCES "Site"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_organizationId_serverId_fkey" FOREIGN KEY ("organizationId", "serverId") REFERENCES "Server"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentService" ADD CONSTRAINT "IncidentService_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentService" ADD CONSTRAINT "IncidentService_organizationId_incidentId_fkey" FOREIGN KEY ("organizationId", "incidentId") REFERENCES "Incident"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentService" ADD CONSTRAINT "IncidentService_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportMapping" ADD CONSTRAINT "ImportMapping_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueOrigin" ADD CONSTRAINT "ValueOrigin_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueOrigin" ADD CONSTRAINT "ValueOrigin_organizationId_serverId_fkey" FOREIGN KEY ("organizationId", "serverId") REFERENCES "Server"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueOrigin" ADD CONSTRAINT "ValueOrigin_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "User" ADD CONSTRAINT "User_email_lowercase" CHECK ("email" = lower("email"));
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_role" CHECK ("role" IN ('owner', 'admin', 'editor', 'viewer'));
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_role" CHECK ("role" IN ('owner', 'admin', 'editor', 'viewer'));
ALTER TABLE "ServerGroup" ADD CONSTRAINT "ServerGroup_required" CHECK ("required" >= 0);
ALTER TABLE "ServiceDependency" ADD CONSTRAINT "ServiceDependency_not_itself" CHECK ("serviceId" <> "dependsOnServiceId");
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_one_level" CHECK ("siteId" IS NULL OR "serverId" IS NULL);
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_outcome" CHECK ("outcome" IN ('done', 'refused'));

CREATE UNIQUE INDEX "PracticeAnswer_level_key"
	ON "PracticeAnswer" ("organizationId", "practiceId", "siteId", "serverId") NULLS NOT DISTINCT;

-- The second wall: a row is visible only to the organisation named in this transaction.
DO $$
DECLARE
	tenant_table text;
BEGIN
	FOREACH tenant_table IN ARRAY ARRAY[
		'Membership', 'Invitation', 'Site', 'Server', 'Service', 'ServerGroup', 'ServerGroupMember', 'ServiceDependency',
		'PracticeAnswer', 'Drill', 'Incident', 'IncidentService', 'Import', 'ImportMapping', 'ValueOrigin', 'Report',
		'Snapshot', 'AuditEntry'
	] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format(
			'CREATE POLICY tenant ON %I USING ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid)) WITH CHECK ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
			tenant_table
		);
	END LOOP;
END $$;

ALTER TABLE "Organization" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Organization" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "Organization"
	USING ("id" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("id" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

-- A person sees the organisations they belong to, and nothing else of them.
CREATE POLICY own_memberships ON "Membership" FOR SELECT
	USING ("userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid));
CREATE POLICY own_organizations ON "Organization" FOR SELECT
	USING ("id" IN (
		SELECT "organizationId" FROM "Membership"
		WHERE "userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid)
	));

-- The holder of an invitation's secret sees that one invitation.
CREATE POLICY by_token ON "Invitation" FOR SELECT
	USING ("tokenHash" = (SELECT nullif(current_setting('app.invitation_hash', true), '')));

-- The audit log: one chain per organisation, made by the database, never changed.
CREATE FUNCTION audit_hash(entry "AuditEntry") RETURNS text LANGUAGE sql STABLE AS $$
	SELECT encode(sha256(convert_to(jsonb_build_array(
		entry."previousHash", entry."id", entry."organizationId", entry."sequence",
		(extract(epoch FROM entry."at") * 1000)::bigint, entry."userId", entry."userName", entry."action",
		entry."outcome", entry."targetKind", entry."targetId", entry."details"
	)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	last_sequence int;
	last_hash text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended(NEW."organizationId"::text, 7));
	SELECT "sequence", "hash" INTO last_sequence, last_hash FROM "AuditEntry"
		WHERE "organizationId" = NEW."organizationId" ORDER BY "sequence" DESC LIMIT 1;
	NEW."sequence" := coalesce(last_sequence, 0) + 1;
	NEW."at" := date_trunc('milliseconds', clock_timestamp());
	NEW."previousHash" := coalesce(last_hash, '');
	NEW."hash" := audit_hash(NEW);
	RETURN NEW;
END
$$;

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit log is append only';
END
$$;

CREATE TRIGGER audit_append BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_append();
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
