import { deflateRawSync } from "node:zlib";

export interface ZipPart {
	name: string;
	bytes: Uint8Array;
	/** What the directory claims instead of the truth. */
	claimedSize?: number;
	flags?: number;
}

const TABLE = new Uint32Array(256).map((_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}

/** A zip as small as the format allows, with the lies a test wants in it. */
export function makeZip(parts: ZipPart[]): Uint8Array {
	const chunks: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes, claimedSize, flags = 0 } of parts) {
		const packed = deflateRawSync(bytes);
		const title = Buffer.from(name);
		const size = claimedSize ?? bytes.length;
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(flags, 2);
		fields.writeUInt16LE(8, 4);
		fields.writeUInt32LE(crc32(bytes), 10);
		fields.writeUInt32LE(packed.length, 14);
		fields.writeUInt32LE(size, 18);
		fields.writeUInt16LE(title.length, 22);
		const local = Buffer.concat([Buffer.from("504b0304", "hex"), fields, title, packed]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from("504b01021400", "hex"), fields, tail, title]));
		chunks.push(local);
		offset += local.length;
	}
	const central = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(parts.length & 0xffff, 8);
	end.writeUInt16LE(parts.length & 0xffff, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(offset, 16);
	return new Uint8Array(Buffer.concat([...chunks, central, end]));
}

const text = (xml: string): Uint8Array => new TextEncoder().encode(xml);

/** A workbook of one sheet whose XML is given. */
export function makeWorkbook(sheetXml: string, extra: ZipPart[] = []): Uint8Array {
	const types =
		'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
	const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	return makeZip([
		{ name: "[Content_Types].xml", bytes: text(types) },
		{
			name: "_rels/.rels",
			bytes: text(
				`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			),
		},
		{
			name: "xl/workbook.xml",
			bytes: text(
				`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
			),
		},
		{
			name: "xl/_rels/workbook.xml.rels",
			bytes: text(
				`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			),
		},
		{ name: "xl/worksheets/sheet1.xml", bytes: text(sheetXml) },
		...extra,
	]);
}

export const sheetOf = (rows: string): string =>
	`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
export const cellOf = (reference: string, value: string): string =>
	`<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
