import { formatNumber } from './cellText';
import { readNumberFormat, type NumberFormat } from './numberFormats';
import { WorkbookError, type WorkbookParts } from './parts';
import { readWholeXml, readXml, type XmlHandler } from './xmlEvents';

/** The maximum number of rows and columns of a sheet (ECMA-376). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Maximum number of cells returned at once, including skipped ones: a small file can have cells far apart. */
const MOST_CELLS = 5_000_000;

const PLAIN: NumberFormat = { kind: 'plain' };

/** The position of a cell or row that doesn't directly follow the previous one. */
const PLACE = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/**
 * The rows of a sheet from its first row on, several at a time; rows missing from the file are empty.
 *
 * @throws WorkbookError if a cell can't be read
 */
export function* readSheetRows(parts: WorkbookParts): Generator<string[][]> {
	const strings = parts.sharedStrings ? readSharedStrings(parts.sharedStrings) : [];
	const formats = parts.styles ? readFormats(parts.styles) : [];
	const reader = new SheetReader(strings, formats, parts.since1904);
	for (const _ of readXml(parts.sheet, reader)) {
		const rows = reader.take();
		if (rows.length > 0) yield rows;
	}
}

/** The texts to which cells refer by number. */
function readSharedStrings(xml: Uint8Array): string[] {
	const strings: string[] = [];
	const text = new RichText();
	readWholeXml(xml, {
		open(name) {
			if (name === 'si') text.begin();
			text.open(name);
		},
		text: (piece) => text.add(piece),
		close(name) {
			text.close(name);
			if (name === 'si') strings.push(text.value);
		},
	});
	return strings;
}

/** A text that may be split into parts; phonetic hints are left out. */
class RichText {
	private parts = '';

	private isText = false;

	private isHint = false;

	begin(): void {
		this.parts = '';
	}

	open(name: string): void {
		if (name === 'rPh') this.isHint = true;
		if (name === 't') this.isText = !this.isHint;
	}

	add(piece: string): void {
		if (this.isText) this.parts += piece;
	}

	close(name: string): void {
		if (name === 't') this.isText = false;
		if (name === 'rPh') this.isHint = false;
	}

	get value(): string {
		return decodeEscapes(this.parts);
	}
}

/** Characters that XML doesn't allow are written as `_x000D_`, and such a text itself as `_x005F_x000D_`. */
function decodeEscapes(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}

/** The number formats of the cell styles, in order. */
function readFormats(xml: Uint8Array): NumberFormat[] {
	const codes = new Map<number, string>();
	const formats: NumberFormat[] = [];
	let isCellStyle = false;
	readWholeXml(xml, {
		open(name, { numFmtId = '0', formatCode = '' }) {
			if (name === 'cellXfs') isCellStyle = true;
			const id = Number(numFmtId);
			if (name === 'numFmt') codes.set(id, formatCode);
			if (name === 'xf' && isCellStyle) formats.push(readNumberFormat(id, codes.get(id)));
		},
		close(name) {
			if (name === 'cellXfs') isCellStyle = false;
		},
	});
	return formats;
}

/** Builds rows from the events of a sheet. */
class SheetReader implements XmlHandler {
	private rows: string[][] = [];

	/** Cells of the current rows. */
	private cells = 0;

	private row: string[] | undefined;

	/** Number of the current row, starting at 1, and of the current cell, starting at 0. */
	private rowNumber = 0;

	private column = -1;

	private type = 'n';

	private style = 0;

	private value = '';

	private isValue = false;

	private hasValue = false;

	private hasFormula = false;

	private readonly inline = new RichText();

	constructor(
		private readonly strings: string[],
		private readonly formats: NumberFormat[],
		private readonly since1904: boolean,
	) {}

	/** Returns the rows completed since the last call. */
	take(): string[][] {
		const { rows } = this;
		this.rows = [];
		this.cells = 0;
		return rows;
	}

	open(name: string, attributes: Record<string, string>): void {
		if (name === 'row') this.beginRow(attributes.r);
		else if (this.row === undefined) return;
		else if (name === 'c') this.beginCell(attributes);
		else if (name === 'v') this.isValue = this.hasValue = true;
		else if (name === 'f') this.hasFormula = true;
		else this.inline.open(name);
	}

	text(piece: string): void {
		if (this.isValue) this.value += piece;
		else this.inline.add(piece);
	}

	close(name: string): void {
		if (name === 'row' && this.row !== undefined) {
			this.rows.push(this.row);
			this.row = undefined;
		} else if (name === 'c') this.endCell();
		else if (name === 'v') this.isValue = false;
		else this.inline.close(name);
	}

	private beginRow(written: string | undefined): void {
		const number = written === undefined ? this.rowNumber + 1 : Number(written);
		if (!Number.isInteger(number) || number <= this.rowNumber || number > MOST_ROWS) {
			throw new WorkbookError(`is damaged: it has a row '${written}' after row ${this.rowNumber}`);
		}
		for (let empty = this.rowNumber + 1; empty < number; empty++) this.rows.push([]);
		this.rowNumber = number;
		this.column = -1;
		this.row = [];
	}

	private beginCell({ r: place, t: type = 'n', s: style = '0' }: Record<string, string>): void {
		this.column = place === undefined ? this.column + 1 : parseColumn(place);
		if (this.column >= MOST_COLUMNS)
			throw new WorkbookError(`is damaged: it has a cell '${place}'`);
		this.type = type;
		this.style = Number(style);
		this.value = '';
		this.hasValue = false;
		this.hasFormula = false;
		this.inline.begin();
	}

	private endCell(): void {
		if (this.row === undefined) return;
		if (this.hasFormula && !this.hasValue) {
			throw new WorkbookError(
				`has a formula without its result in row ${this.rowNumber}, column ${this.column + 1}`,
			);
		}
		const text = this.readCellText();
		if (text === '') return;
		this.cells += this.column + 1 - this.row.length;
		if (this.cells > MOST_CELLS) {
			throw new WorkbookError(`has too many columns in the rows up to ${this.rowNumber}`);
		}
		while (this.row.length < this.column) this.row.push('');
		this.row[this.column] = text;
	}

	private readCellText(): string {
		const { value, type } = this;
		if (type === 'inlineStr') return this.inline.value;
		if (type === 's') return this.sharedString();
		if (type === 'str') return decodeEscapes(value);
		if (type === 'b') return value === '1' ? 'true' : 'false';
		if (type !== 'n') return value;
		return formatNumber(value, this.formats[this.style] ?? PLAIN, this.since1904);
	}

	private sharedString(): string {
		if (this.value === '') return '';
		const text = this.strings[Number(this.value)];
		if (text !== undefined) return text;
		throw new WorkbookError(`is damaged: it has no text ${this.value}`);
	}
}

/** The column of a cell reference, e.g. 2 for `C7`. */
function parseColumn(place: string): number {
	const [, letters] = PLACE.exec(place) ?? [];
	if (letters === undefined) throw new WorkbookError(`is damaged: it has a cell '${place}'`);
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
