import { Download } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";

export function SaveButton({ title, ...props }: ButtonProps & { title: string }) {
	return (
		<Button
			variant="quiet"
			size="small"
			className="text-muted-foreground"
			aria-label={`Save this chart: ${title}`}
			aria-haspopup="menu"
			aria-expanded={false}
			{...props}
		>
			<Download aria-hidden /> Save
		</Button>
	);
}
