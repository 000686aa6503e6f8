import { EmptyState } from "@/components/ui/empty-state";

export default function OrganizationNotFound() {
	return (
		<EmptyState title="This is not here.">
			It may have been removed meanwhile, or the address is mistyped. The bar above leads on.
		</EmptyState>
	);
}
