-- AlterTable
ALTER TABLE "Server" ADD COLUMN     "planned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "softwareVersion" TEXT;

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "design" JSONB;

-- CreateTable
CREATE TABLE "BlueprintAdoption" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "choice" JSONB NOT NULL,
    "before" JSONB,
    "serverIds" UUID[],
    "serviceVersion" INTEGER NOT NULL,
    "adoptedById" UUID NOT NULL,
    "adoptedByName" TEXT NOT NULL,
    "adoptedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneByName" TEXT,

    CONSTRAINT "BlueprintAdoption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BlueprintAdoption_organizationId_serviceId_idx" ON "BlueprintAdoption"("organizationId", "serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "BlueprintAdoption_organizationId_id_key" ON "BlueprintAdoption"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "BlueprintAdoption" ADD CONSTRAINT "BlueprintAdoption_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BlueprintAdoption" ADD CONSTRAINT "BlueprintAdoption_organizationId_serviceId_fkey" FOREIGN KEY ("organizationId", "serviceId") REFERENCES "Service"("organizationId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "BlueprintAdoption" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "BlueprintAdoption" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "BlueprintAdoption"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));
