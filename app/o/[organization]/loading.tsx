import { Loading } from "@/components/ui/skeleton";

export default function OrganizationLoading() {
	return <Loading rows={10} />;
}
