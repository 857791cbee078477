import { toEmail } from '../../kit';
import { AddressIndex } from './addressIndex';
import {
	describePlace,
	getEmail,
	toRowPosition,
	findProblem,
	type LeftOut,
	type RowPosition,
	type Row,
	type RowSink,
	type Source,
} from './rows';

/** Rows of one item's file, or of all items, by their numbers in input order. */
interface Part {
	/** Number of the first row. */
	start: number;
	source?: Source;
	/** How many of its rows are to be sent. */
	kept: number;
}

/** A row, given by its number, and why it isn't sent. */
interface Dropped {
	position: number;
	message: string;
}

/**
 * Which rows of the input to send: among several with the same email address, the last one. The rows themselves aren't kept: a
 * further reading outputs them, see `RowReading`.
 */
export class RowTable implements RowSink {
	readonly invalid: LeftOut[] = [];

	/** Complete once `nameLeftOut` is done. */
	readonly duplicates: LeftOut[] = [];

	/** Those excluded by `leaveOut`. */
	readonly others: LeftOut[] = [];

	private readonly addresses = new AddressIndex();

	/** Addresses of people who have unsubscribed, as a row says. */
	private optOuts: AddressIndex | undefined;

	private readonly parts: Part[] = [];

	/** A bit for each row: whether it is to be sent. */
	private bits = new Uint8Array(1024);

	private count = 0;

	private kept = 0;

	private readonly replaced: Dropped[] = [];

	private readonly leftOut: Dropped[] = [];

	/** Rows of people who have unsubscribed, as a later row says. */
	private readonly optedOut: Dropped[] = [];

	/**
	 * @param valueProblem returns what is wrong with a value of a column
	 * @param rowProblem returns what is wrong with the values of a row combined
	 */
	constructor(
		private readonly valueProblem?: (column: string, value: string) => string | undefined,
		private readonly rowProblem?: (columns: string[], values: string[]) => string | undefined,
	) {}

	/** How many rows are to be sent. */
	get size(): number {
		return this.kept;
	}

	/** The columns of the parts that have rows to send, in order of first appearance. */
	get columnSets(): string[][] {
		const sets = this.parts.flatMap(({ source, kept }) =>
			source !== undefined && kept > 0 ? [source.columns] : [],
		);
		return [...new Map(sets.map((columns) => [columns.join(), columns])).values()];
	}

	/** Starts on the rows of another file. */
	begin(): void {
		this.parts.push({ start: this.count, kept: 0 });
	}

	refuse({ email, message, ...place }: LeftOut, isOptOut = false): void {
		this.invalid.push({ ...place, email: compactText(email), message: compactText(message) });
		const address = isOptOut ? toEmail(email) : '';
		if (address === '') return;
		this.optOuts ??= new AddressIndex();
		this.optOuts.set(address, this.invalid.length);
		this.exclude(address, describeOtherOptOut(place), this.optedOut);
	}

	add(place: RowPosition, source: Source, values: string[]): void {
		if (this.parts.length === 0) this.begin();
		const position = this.count++;
		const email = values[source.emailAt] ?? '';
		const message =
			findProblem(email, values) ??
			this.problemIn(source, values) ??
			this.rowProblem?.(source.columns, values) ??
			this.findOptOut(email);
		if (message !== undefined) {
			this.refuse({ ...toRowPosition(place), email, message });
			return;
		}
		const part = this.parts.at(-1) as Part;
		part.source ??= source;
		const before = this.addresses.set(email, position);
		if (before !== undefined) {
			this.drop(before);
			const why = `${describePlace(place)} has the same address and was sent instead`;
			this.replaced.push({ position: before, message: why });
		}
		this.keep(position);
		part.kept++;
	}

	/**
	 * Excludes the row with an address, if there is one.
	 *
	 * @param message why, as the end of a sentence
	 */
	leaveOut(email: string, message: string): void {
		this.exclude(email, message, this.leftOut);
	}

	private exclude(email: string, message: string, excluded: Dropped[]): void {
		const position = this.addresses.get(email);
		if (position === undefined || !this.isKept(position)) return;
		this.drop(position);
		excluded.push({ position, message });
	}

	/** Of people whom one row calls unsubscribed, no other row is sent, whatever it says. */
	private findOptOut(email: string): string | undefined {
		const at = this.optOuts?.get(email);
		const said = at === undefined ? undefined : this.invalid[at - 1];
		return said && describeOtherOptOut(said);
	}

	/** Whether a row is to be sent. */
	isKept(position: number): boolean {
		return ((this.bits[position >> 3] ?? 0) & (1 << (position & 7))) !== 0;
	}

	/** Whether a part has rows to send with these columns, or at all. */
	hasRows(part: number, columns?: string[]): boolean {
		const { source, kept = 0 } = this.parts[part] ?? {};
		return kept > 0 && (columns === undefined || source?.columns.join() === columns.join());
	}

	/**
	 * Receives the rows of a part when they are read again.
	 *
	 * @param isWanted by the number of a row; by default, the rows to be sent
	 */
	readAgain(part: number, isWanted = (position: number) => this.isKept(position)): RowReading {
		return new RowReading(this.parts[part]?.start ?? 0, isWanted);
	}

	/**
	 * Names the rows excluded in favor of others.
	 *
	 * @param read outputs the wanted rows of the input with their numbers
	 */
	async nameLeftOut(
		read: (isWanted: (position: number) => boolean) => AsyncIterable<NumberedRow[]>,
	): Promise<void> {
		const wanted = new Map<number, Row | undefined>();
		for (const { position } of this.replaced) wanted.set(position, undefined);
		for (const { position } of this.leftOut) wanted.set(position, undefined);
		for (const { position } of this.optedOut) wanted.set(position, undefined);
		if (wanted.size === 0) return;
		for await (const rows of read((position) => wanted.has(position))) {
			for (const { position, row } of rows) wanted.set(position, row);
		}
		const name = ({ position, message }: Dropped): LeftOut => {
			const row = wanted.get(position) as Row;
			return { ...toRowPosition(row), email: getEmail(row), message };
		};
		for (const dropped of this.replaced.splice(0)) this.duplicates.push(name(dropped));
		this.leftOut.sort((one, other) => one.position - other.position);
		for (const dropped of this.leftOut.splice(0)) this.others.push(name(dropped));
		if (this.optedOut.length === 0) return;
		for (const dropped of this.optedOut.splice(0)) this.invalid.push(name(dropped));
		this.invalid.sort((one, other) => one.item - other.item || (one.row ?? 0) - (other.row ?? 0));
	}

	private problemIn({ columns }: Source, values: string[]): string | undefined {
		if (this.valueProblem === undefined) return undefined;
		for (const [index, column] of columns.entries()) {
			const value = values[index] ?? '';
			const problem = value === '' ? undefined : this.valueProblem(column, value);
			if (problem !== undefined) return problem;
		}
		return undefined;
	}

	private keep(position: number): void {
		if (position >> 3 >= this.bits.length) {
			const longer = new Uint8Array(2 * this.bits.length);
			longer.set(this.bits);
			this.bits = longer;
		}
		this.bits[position >> 3] = (this.bits[position >> 3] ?? 0) | (1 << (position & 7));
		this.kept++;
	}

	private drop(position: number): void {
		this.bits[position >> 3] = (this.bits[position >> 3] ?? 0) & ~(1 << (position & 7));
		this.kept--;
		const part = this.parts.findLast(({ start }) => start <= position);
		if (part !== undefined) part.kept--;
	}
}

/** Why a row isn't sent if another one says that the person has unsubscribed, as the end of a sentence. */
function describeOtherOptOut(place: RowPosition): string {
	return `has the address of ${describePlace(place)}, which says that the person has unsubscribed`;
}

/** A copy of a text: a slice would keep the whole original in memory. */
function compactText(text: string): string {
	return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** A row, and its number in input order. */
export interface NumberedRow {
	position: number;
	row: Row;
}

/** Receives the wanted rows of a further reading. */
export class RowReading implements RowSink {
	private rows: NumberedRow[] = [];

	constructor(
		private next: number,
		private readonly isWanted: (position: number) => boolean,
	) {}

	add({ item, row }: RowPosition, source: Source, cells: string[]): void {
		const position = this.next++;
		if (!this.isWanted(position)) return;
		const place = row === undefined ? { item } : { item, row };
		this.rows.push({ position, row: { ...place, cells, source } });
	}

	/** Unreadable rows were reported at the first reading. */
	refuse(): void {}

	/** The rows since the last call. */
	take(): NumberedRow[] {
		const taken = this.rows;
		this.rows = [];
		return taken;
	}
}
