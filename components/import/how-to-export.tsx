"use client";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { toast } from "@/components/ui/toast";

const AZURE_QUERY = `Resources
| where type =~ 'microsoft.compute/virtualmachines'
| project id, name, resourceGroup, subscriptionId, location,
          zones = tostring(zones), vmSize = tostring(properties.hardwareProfile.vmSize),
          osType = tostring(properties.storageProfile.osDisk.osType),
          powerState = tostring(properties.extended.instanceView.powerState.code),
          availabilitySet = tostring(properties.availabilitySet.id), tags = tostring(tags)
| order by name asc`;

const WAYS: { source: string; how: string; command?: string }[] = [
	{
		source: "RVTools",
		how: "File, Export all to xlsx. The sheets vInfo, vHost, vCluster, vSnapshot, vPartition and vTools are read.",
	},
	{
		source: "AWS",
		how: "No keys are asked for; save the answer of this command.",
		command: "aws ec2 describe-instances --output json > instances.json",
	},
	{ source: "Azure", how: "Run this in Resource Graph Explorer and download as CSV.", command: AZURE_QUERY },
	{
		source: "Proxmox VE",
		how: "On any node.",
		command: "pvesh get /cluster/resources --output-format json > resources.json",
	},
	{
		source: "Hyper-V",
		how: "In PowerShell; put both files in one zip to keep them together.",
		command:
			"Get-VM | Export-Csv vms.csv -NoTypeInformation\nGet-VMReplication | Export-Csv replication.csv -NoTypeInformation",
	},
	{
		source: "NetBox, GLPI, Snipe-IT, ServiceNow, Lansweeper",
		how: "Export the list of devices, computers or servers as CSV, with the columns you like.",
	},
	{ source: "Ansible", how: "The inventory file as it is, INI or YAML." },
];

export function HowToExport({ organization }: { organization: string }) {
	const copy = async (text: string) => {
		try {
			await navigator.clipboard.writeText(text);
			toast.done("Copied");
		} catch {
			toast.failed("The browser did not allow copying. Select the text and copy it by hand.");
		}
	};
	return (
		<Disclosure title="How to get a file out of your system" summary="commands, and an empty template">
			<ul className="flex flex-col gap-4">
				{WAYS.map(({ source, how, command }) => (
					<li key={source} className="flex flex-col gap-1">
						<p>
							<span className="font-medium">{source}.</span> {how}
						</p>
						{command ? (
							<div className="flex flex-wrap items-start gap-2">
								<pre className="min-w-0 max-w-full overflow-x-auto rounded-md bg-muted px-2 py-1 font-mono text-xs">
									{command}
								</pre>
								<Button size="small" onClick={() => copy(command)} aria-label={`Copy the command for ${source}`}>
									Copy
								</Button>
							</div>
						) : null}
					</li>
				))}
				<li>
					<span className="font-medium">Nothing of these.</span>{" "}
					<a className="link" href={`/o/${organization}/servers/export?format=template`}>
						Download an empty table
					</a>{" "}
					and fill in what you know; only the name is needed.
				</li>
			</ul>
		</Disclosure>
	);
}
