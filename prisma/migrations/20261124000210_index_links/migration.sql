-- CreateIndex
CREATE INDEX "Server_organizationId_hostServerId_idx" ON "Server"("organizationId", "hostServerId");

-- CreateIndex
CREATE INDEX "Server_organizationId_storageServerId_idx" ON "Server"("organizationId", "storageServerId");

-- CreateIndex
CREATE INDEX "ValueOrigin_organizationId_importId_idx" ON "ValueOrigin"("organizationId", "importId");
