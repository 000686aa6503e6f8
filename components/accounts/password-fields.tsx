import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export const PASSWORD_HINT = "At least 12 characters; a few words are easier to keep than signs.";

export function NewPasswordField({ error }: { error: string | undefined }) {
	return (
		<Field label="Password" hint={PASSWORD_HINT} error={error}>
			<Input name="password" type="password" autoComplete="new-password" required minLength={12} maxLength={200} />
		</Field>
	);
}
