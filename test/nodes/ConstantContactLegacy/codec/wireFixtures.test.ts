import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	readEntry,
	readFeed,
	readService,
	shortenId,
} from '../../../../nodes/ConstantContactLegacy/api/atom';
import { decodeEntry } from '../../../../nodes/ConstantContactLegacy/api/payload';
import { parseXml, XmlError } from '../../../../nodes/kit';

/** Recorded responses of the service, stored outside this repository. */
const FOLDER = join(process.env.WIRE_FIXTURES ?? '', 'constantcontact-v1');

const files =
	process.env.WIRE_FIXTURES !== undefined && existsSync(FOLDER)
		? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
				name.endsWith('.xml'),
			)
		: [];

/** Those that can't be read, with their errors; a stray character between two elements does no harm. */
const DEFECTIVE: Record<string, RegExp> = {
	'getList__list_xml.xml': /unbound namespace|no Atom entry: its root is <entry> in no namespace/,
};

/** Reads a document according to its root element. */
function read(text: string): unknown[] {
	const { name } = parseXml(text);
	if (name === 'feed') return readFeed(text, decodeEntry).entries;
	if (name === 'service') return readService(text);
	return name === 'entry' ? [decodeEntry(readEntry(text))] : [parseXml(text)];
}

const described = files.length > 0 ? describe : describe.skip;

described('recorded documents', () => {
	it.each(files.length > 0 ? files : ['none'])('%s', (file) => {
		const text = readFileSync(join(FOLDER, file), 'utf8');
		const defect = DEFECTIVE[file.split('/').pop() ?? ''];
		if (defect !== undefined) {
			expect(() => read(text)).toThrow(XmlError);
			expect(() => read(text)).toThrow(defect);
			return;
		}
		const records = read(text) as Array<{ id?: string; uri?: string }>;
		expect(records.length).toBeGreaterThan(0);
		for (const { id, uri } of records) {
			if (uri === undefined || uri.startsWith('data:')) continue;
			expect(uri).not.toMatch(/\s/);
			expect(id).not.toMatch(/[\s/]/);
			expect(shortenId(uri)).not.toMatch(/\s/);
		}
	});
});
