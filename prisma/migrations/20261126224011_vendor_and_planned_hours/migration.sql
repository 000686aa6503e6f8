-- AlterTable
ALTER TABLE "Server" ADD COLUMN     "vendor" TEXT;

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "plannedHoursPerYear" DOUBLE PRECISION;
