import { unzipSync } from 'fflate';

import { toResultSync } from '../../async/result';
import { readWholeXml } from './xmlEvents';

/** Maximum size in bytes of the unpacked parts of a workbook, including the sheet. */
const MOST_UNPACKED = 300_000_000;

/** A sheet of a workbook, and what its cells refer to. */
export interface WorkbookParts {
	sheet: Uint8Array;
	/** Undefined if the workbook has none. */
	sharedStrings: Uint8Array | undefined;
	styles: Uint8Array | undefined;
	/** Whether days are counted from 1904, as in old versions of Excel for Mac. */
	since1904: boolean;
	/** Names of the visible sheets; the first is the one above. */
	sheetNames: string[];
}

/** What is wrong with a workbook, as the end of a sentence that starts with its name. */
export class WorkbookError extends Error {
	override readonly name = 'WorkbookError';

	/** The whole sentence. */
	describe(file: string): string {
		return `'${file}' ${this.message}`;
	}
}

/**
 * The first visible sheet of a workbook, unpacked.
 *
 * @throws WorkbookError if the file isn't a workbook, or is too large when unpacked
 */
export function openWorkbook(file: Uint8Array): WorkbookParts {
	const archive = new Archive(file);
	const [book] = findTargets(archive, '', 'officeDocument');
	if (book === undefined) throw new WorkbookError("isn't an Excel workbook");
	const targets = readRelations(archive, book.path);
	const { sheets, since1904 } = readBook(archive.read(book.path));
	const worksheets = sheets.filter(
		({ id, isHidden }) => !isHidden && targets.get(id)?.type === 'worksheet',
	);
	const [first] = worksheets;
	const path = targets.get(first?.id ?? '')?.path;
	if (path === undefined) throw new WorkbookError('has no visible sheet');
	const readPart = (wanted: string) => {
		const part = [...targets.values()].find(({ type }) => type === wanted);
		return part && archive.has(part.path) ? archive.read(part.path) : undefined;
	};
	return {
		sharedStrings: readPart('sharedStrings'),
		styles: readPart('styles'),
		sheet: archive.read(path),
		since1904,
		sheetNames: worksheets.map(({ name }) => name),
	};
}

/** The files in a ZIP archive, each unpacked when it is read. */
class Archive {
	private readonly sizes = new Map<string, number>();

	private unpacked = 0;

	/** @throws WorkbookError if it isn't an archive */
	constructor(private readonly file: Uint8Array) {
		this.unzip(({ name, originalSize }) => {
			this.sizes.set(name, originalSize);
			return false;
		});
	}

	has(path: string): boolean {
		return this.sizes.has(path);
	}

	/** @throws WorkbookError if there is no such file, or it is too large */
	read(path: string): Uint8Array {
		this.unpacked += this.sizes.get(path) ?? 0;
		if (this.unpacked > MOST_UNPACKED) {
			throw new WorkbookError(`has more than ${MOST_UNPACKED / 1_000_000} MB unpacked`);
		}
		const found = this.unzip(({ name }) => name === path)[path];
		if (found === undefined) throw new WorkbookError(`is damaged: it has no part '${path}'`);
		return found;
	}

	private unzip(filter: (file: { name: string; originalSize: number }) => boolean) {
		const result = toResultSync(() => unzipSync(this.file, { filter }));
		if (result.ok) return result.value;
		throw new WorkbookError("is damaged: it can't be unpacked");
	}
}

/** A part that another part refers to. */
interface Target {
	/** Last segment of the URI that names its type, e.g. `worksheet`. */
	type: string;
	path: string;
}

/** The parts that a part refers to, by ID. @param path of the part; empty for the whole workbook */
function readRelations(archive: Archive, path: string): Map<string, Target> {
	const slash = path.lastIndexOf('/') + 1;
	const folder = path.slice(0, slash);
	const relations = `${folder}_rels/${path.slice(slash)}.rels`;
	const targets = new Map<string, Target>();
	if (!archive.has(relations)) return targets;
	readWholeXml(archive.read(relations), {
		open(name, { Id: id, Type: type = '', Target: target = '' }) {
			if (name !== 'Relationship' || id === undefined) return;
			targets.set(id, {
				type: type.slice(type.lastIndexOf('/') + 1),
				path: resolve(folder, target),
			});
		},
	});
	return targets;
}

function findTargets(archive: Archive, path: string, type: string): Target[] {
	return [...readRelations(archive, path).values()].filter((target) => target.type === type);
}

function resolve(folder: string, target: string): string {
	const steps: string[] = [];
	for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}

interface SheetEntry {
	name: string;
	/** ID of the relationship to its part. */
	id: string;
	isHidden: boolean;
}

function readBook(xml: Uint8Array): { sheets: SheetEntry[]; since1904: boolean } {
	const sheets: SheetEntry[] = [];
	let since1904 = false;
	readWholeXml(xml, {
		open(name, attributes) {
			if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
			if (name !== 'sheet') return;
			const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
			const isHidden = /hidden$/i.test(attributes.state ?? '');
			sheets.push({ name: attributes.name ?? '', id, isHidden });
		},
	});
	return { sheets, since1904 };
}
