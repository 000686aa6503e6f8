-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportAlias" (
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "ExportAlias_pkey" PRIMARY KEY ("organizationId","kind","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_organizationId_id_key" ON "SavedView"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_organizationId_list_name_key" ON "SavedView"("organizationId", "list", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ExportAlias_organizationId_kind_number_key" ON "ExportAlias"("organizationId", "kind", "number");

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportAlias" ADD CONSTRAINT "ExportAlias_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "SavedView" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "SavedView" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "SavedView"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

ALTER TABLE "ExportAlias" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ExportAlias" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "ExportAlias"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));
