-- CreateTable
CREATE TABLE "ImportedValues" (
    "organizationId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "serverId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "userId" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "ImportedValues_pkey" PRIMARY KEY ("organizationId","importId","serverId")
);

-- CreateIndex
CREATE INDEX "ImportedValues_organizationId_serverId_idx" ON "ImportedValues"("organizationId", "serverId");

-- AddForeignKey
ALTER TABLE "ImportedValues" ADD CONSTRAINT "ImportedValues_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedValues" ADD CONSTRAINT "ImportedValues_organizationId_serverId_fkey" FOREIGN KEY ("organizationId", "serverId") REFERENCES "Server"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedValues" ADD CONSTRAINT "ImportedValues_organizationId_importId_fkey" FOREIGN KEY ("organizationId", "importId") REFERENCES "Import"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- By hand: a tenant's rows are seen from inside that tenant alone.
ALTER TABLE "ImportedValues" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ImportedValues" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "ImportedValues"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

-- By hand: both kinds of origin, value by value, under the row security of whoever asks.
CREATE VIEW "ValueHistory" WITH (security_invoker = true) AS
	SELECT "id", "organizationId", "serverId", "field", "value", "source", "place", "importId", "userId", "recordedAt"
	FROM "ValueOrigin"
	UNION ALL
	SELECT i."importId", i."organizationId", i."serverId", said.key, said.value -> 'v', coalesce(said.value ->> 's', i."source"),
		said.value ->> 'p', i."importId", i."userId", i."recordedAt"
	FROM "ImportedValues" i, jsonb_each(i."values") AS said;
