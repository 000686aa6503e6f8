-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "duty" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "siteId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Runbook" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "scenario" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Runbook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunbookVersion" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "runbookId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "steps" JSONB NOT NULL,
    "generated" JSONB NOT NULL,
    "note" TEXT,
    "restoredFrom" INTEGER,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunbookVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DrillRun" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL,
    "expectedMinutes" DOUBLE PRECISION,
    "people" JSONB NOT NULL,
    "scope" TEXT,
    "steps" JSONB,
    "checks" JSONB,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedByName" TEXT,
    "lastSequence" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DrillRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DrillRunService" (
    "organizationId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "drillId" UUID,

    CONSTRAINT "DrillRunService_pkey" PRIMARY KEY ("organizationId","runId","serviceId")
);

-- CreateTable
CREATE TABLE "DrillRunEvent" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "stepId" TEXT,
    "clientAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" UUID NOT NULL,
    "userName" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "DrillRunEvent_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateIndex
CREATE INDEX "Contact_organizationId_siteId_idx" ON "Contact"("organizationId", "siteId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_organizationId_id_key" ON "Contact"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Runbook_organizationId_id_key" ON "Runbook"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Runbook_organizationId_serviceId_scenario_key" ON "Runbook"("organizationId", "serviceId", "scenario");

-- CreateIndex
CREATE UNIQUE INDEX "RunbookVersion_organizationId_id_key" ON "RunbookVersion"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RunbookVersion_organizationId_runbookId_number_key" ON "RunbookVersion"("organizationId", "runbookId", "number");

-- CreateIndex
CREATE INDEX "DrillRun_organizationId_plannedAt_idx" ON "DrillRun"("organizationId", "plannedAt");

-- CreateIndex
CREATE UNIQUE INDEX "DrillRun_organizationId_id_key" ON "DrillRun"("organizationId", "id");

-- CreateIndex
CREATE INDEX "DrillRunService_organizationId_serviceId_idx" ON "DrillRunService"("organizationId", "serviceId");

-- CreateIndex
CREATE INDEX "DrillRunService_organizationId_drillId_idx" ON "DrillRunService"("organizationId", "drillId");

-- CreateIndex
CREATE UNIQUE INDEX "DrillRunEvent_organizationId_runId_sequence_key" ON "DrillRunEvent"("organizationId", "runId", "sequence");

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_organizationId_siteId_fkey" FOREIGN KEY ("organizationId", "siteId") REFERENCES "Site"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Runbook" ADD CONSTRAINT "Runbook_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Runbook" ADD CONSTRAINT "Runbook_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunbookVersion" ADD CONSTRAINT "RunbookVersion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunbookVersion" ADD CONSTRAINT "RunbookVersion_organizationId_runbookId_fkey" FOREIGN KEY ("organizationId", "runbookId") REFERENCES "Runbook"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRun" ADD CONSTRAINT "DrillRun_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRunService" ADD CONSTRAINT "DrillRunService_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRunService" ADD CONSTRAINT "DrillRunService_organizationId_runId_fkey" FOREIGN KEY ("organizationId", "runId") REFERENCES "DrillRun"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRunService" ADD CONSTRAINT "DrillRunService_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRunService" ADD CONSTRAINT "DrillRunService_organizationId_drillId_fkey" FOREIGN KEY ("organizationId", "drillId") REFERENCES "Drill"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRunEvent" ADD CONSTRAINT "DrillRunEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrillRunEvent" ADD CONSTRAINT "DrillRunEvent_organizationId_runId_fkey" FOREIGN KEY ("organizationId", "runId") REFERENCES "DrillRun"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "DrillRun" ADD CONSTRAINT "DrillRun_outcome" CHECK ("outcome" IN ('finished', 'aborted'));
ALTER TABLE "DrillRun" ADD CONSTRAINT "DrillRun_over" CHECK (("outcome" IS NULL) = ("endedAt" IS NULL));

DO $$
DECLARE
	tenant_table text;
BEGIN
	FOREACH tenant_table IN ARRAY ARRAY[
		'Contact', 'Runbook', 'RunbookVersion', 'DrillRun', 'DrillRunService', 'DrillRunEvent'
	] LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
		EXECUTE format(
			'CREATE POLICY tenant ON %I USING ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid)) WITH CHECK ("organizationId" = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
			tenant_table
		);
	END LOOP;
END $$;

-- What was saved of a runbook and stamped in a drill stays; it goes only with its organisation, by cascade.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER no_update BEFORE UPDATE ON "RunbookVersion" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_delete BEFORE DELETE ON "RunbookVersion" FOR EACH ROW
	WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_update BEFORE UPDATE ON "DrillRunEvent" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_delete BEFORE DELETE ON "DrillRunEvent" FOR EACH ROW
	WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_rewriting();
