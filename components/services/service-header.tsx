import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { ServiceAssessment } from "@/engine";
import { ServiceTabs, type ServiceView } from "./service-tabs";

export interface ServiceHeaderProps {
	/** The organisation's slug. */
	organization: string;
	service: Pick<ServiceAssessment, "serviceId" | "name" | "mailFunctions">;
	view: ServiceView;
	/** The view's answer, in words. */
	title: string;
	mayEdit: boolean;
	children?: ReactNode;
}

export function ServiceHeader({ organization, service, view, title, mayEdit, children }: ServiceHeaderProps) {
	const href = `/o/${organization}/services/${service.serviceId}`;
	return (
		<div className="flex flex-col gap-2">
			<PageHeader
				title={title}
				above={
					<>
						<Link href={`/o/${organization}/services`} className="hover:underline">
							Services
						</Link>{" "}
						/ {service.name}
					</>
				}
				actions={
					mayEdit ? (
						<>
							<Button asChild>
								<Link href={`/o/${organization}/services/blueprints?service=${service.serviceId}`}>
									Change how it is protected
								</Link>
							</Button>
							<Button asChild>
								<Link href={`${href}/edit`}>Edit facts</Link>
							</Button>
						</>
					) : null
				}
			>
				{children}
			</PageHeader>
			<ServiceTabs href={href} current={view} isMail={service.mailFunctions !== null} />
		</div>
	);
}
