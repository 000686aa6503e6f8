-- AlterTable
ALTER TABLE "User" ALTER COLUMN "passwordHash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "isPending" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "secondAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "advises" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "secondFactor" TEXT NOT NULL DEFAULT 'nobody';

-- CreateTable
CREATE TABLE "SecondFactor" (
    "userId" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FirmLink" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "firmId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "acceptedById" UUID NOT NULL,
    "acceptedByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "FirmLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkOffer" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "offeredById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FirmVisit" (
    "organizationId" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FirmVisit_pkey" PRIMARY KEY ("organizationId","linkId","sessionId")
);

-- CreateTable
CREATE TABLE "FirmSeat" (
    "organizationId" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "isFavourite" BOOLEAN NOT NULL DEFAULT false,
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FirmSeat_pkey" PRIMARY KEY ("organizationId","linkId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_codeHash_key" ON "RecoveryCode"("codeHash");

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "PasswordReset"("tokenHash");

-- CreateIndex
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_provider_subject_key" ON "Identity"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_userId_provider_key" ON "Identity"("userId", "provider");

-- CreateIndex
CREATE INDEX "FirmLink_organizationId_firmId_idx" ON "FirmLink"("organizationId", "firmId");

-- CreateIndex
CREATE INDEX "FirmLink_firmId_idx" ON "FirmLink"("firmId");

-- CreateIndex
CREATE UNIQUE INDEX "FirmLink_organizationId_id_key" ON "FirmLink"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LinkOffer_tokenHash_key" ON "LinkOffer"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "LinkOffer_organizationId_id_key" ON "LinkOffer"("organizationId", "id");

-- CreateIndex
CREATE INDEX "FirmSeat_userId_idx" ON "FirmSeat"("userId");

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_userId_sequence_idx" ON "AuditEntry"("organizationId", "userId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_action_sequence_idx" ON "AuditEntry"("organizationId", "action", "sequence");

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordReset" ADD CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmLink" ADD CONSTRAINT "FirmLink_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmLink" ADD CONSTRAINT "FirmLink_firmId_fkey" FOREIGN KEY ("firmId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkOffer" ADD CONSTRAINT "LinkOffer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmVisit" ADD CONSTRAINT "FirmVisit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmVisit" ADD CONSTRAINT "FirmVisit_organizationId_linkId_fkey" FOREIGN KEY ("organizationId", "linkId") REFERENCES "FirmLink"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmSeat" ADD CONSTRAINT "FirmSeat_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmSeat" ADD CONSTRAINT "FirmSeat_organizationId_linkId_fkey" FOREIGN KEY ("organizationId", "linkId") REFERENCES "FirmLink"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FirmSeat" ADD CONSTRAINT "FirmSeat_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_secondFactor" CHECK ("secondFactor" IN ('nobody', 'admins', 'everyone'));
ALTER TABLE "FirmLink" ADD CONSTRAINT "FirmLink_role" CHECK ("role" IN ('editor', 'viewer'));
ALTER TABLE "FirmLink" ADD CONSTRAINT "FirmLink_not_itself" CHECK ("firmId" <> "organizationId");
ALTER TABLE "FirmLink" ADD CONSTRAINT "FirmLink_ended" CHECK (("endedAt" IS NULL) = ("endedBy" IS NULL) AND "endedBy" IN ('client', 'firm', 'handed-over'));
ALTER TABLE "LinkOffer" ADD CONSTRAINT "LinkOffer_role" CHECK ("role" IN ('editor', 'viewer'));
ALTER TABLE "LinkOffer" ADD CONSTRAINT "LinkOffer_side" CHECK ("side" IN ('firm', 'client'));

-- A firm is linked with a client once at a time; the links that ended stay to be read.
CREATE UNIQUE INDEX "FirmLink_open_key" ON "FirmLink" ("organizationId", "firmId") WHERE "endedAt" IS NULL;

ALTER TABLE "FirmLink" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FirmLink" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "FirmLink"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

ALTER TABLE "LinkOffer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LinkOffer" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "LinkOffer"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

ALTER TABLE "FirmVisit" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FirmVisit" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "FirmVisit"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

ALTER TABLE "FirmSeat" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FirmSeat" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "FirmSeat"
	USING ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
	WITH CHECK ("organizationId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

-- A firm sees its own links, and can write none of them: a link is the client's row.
CREATE POLICY of_firm ON "FirmLink" FOR SELECT USING ("firmId" = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));

-- A person sees the open links of the firms they belong to, and the organisations behind them.
CREATE POLICY own_links ON "FirmLink" FOR SELECT
	USING ("endedAt" IS NULL AND "firmId" IN (
		SELECT "organizationId" FROM "Membership" WHERE "userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid)
	));
CREATE POLICY linked_organizations ON "Organization" FOR SELECT
	USING ("id" IN (
		SELECT "organizationId" FROM "FirmLink" WHERE "endedAt" IS NULL AND "firmId" IN (
			SELECT "organizationId" FROM "Membership" WHERE "userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid)
		)
	));

-- The holder of an offer's secret sees that one offer.
CREATE POLICY by_token ON "LinkOffer" FOR SELECT
	USING ("tokenHash" = (SELECT nullif(current_setting('app.offer_hash', true), '')));
CREATE POLICY own_seats ON "FirmSeat" FOR SELECT
	USING ("userId" = (SELECT nullif(current_setting('app.user_id', true), '')::uuid));
