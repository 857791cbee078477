import type { IExecuteFunctions } from 'n8n-workflow';

/** Something to tell the user besides the results. */
export interface Hint {
	text: string;
	/** An example, e.g. a value; examples of the same text are shown together. */
	detail?: string | undefined;
}

/** Shows the user something besides the results; a text given several times is shown once, with examples. */
export type TellHint = (text: string, detail?: string) => void;

/** How hints about times without an offset begin. Errors repeat them, because n8n shows no hints beside an error. */
const TIMES_READ = 'Times without an offset';

/** Maximum number of examples in a hint. */
const MOST_DETAILS = 5;

interface Told {
	count: number;
	details: Set<string>;
}

/** Collects the hints of an operation, each text once. */
export class HintCollector {
	private readonly told = new Map<string, Told>();

	add(text: string, detail?: string): void {
		const told = this.told.get(text) ?? { count: 0, details: new Set() };
		this.told.set(text, told);
		told.count++;
		if (detail !== undefined && told.details.size < MOST_DETAILS) told.details.add(detail);
	}

	/** How times without an offset were read, as sentences; undefined if there were none. */
	get timesRead(): string | undefined {
		const texts = [...this.told].filter(([text]) => text.startsWith(TIMES_READ));
		if (texts.length === 0) return undefined;
		return texts.map(([text, told]) => `${formatHint(text, told)}.`).join(' ');
	}

	/** Shows the hints above the node's output. n8n versions without execution hints leave them out. */
	publish(functions: IExecuteFunctions): void {
		if (typeof functions.addExecutionHints !== 'function') return;
		for (const [text, told] of this.told) {
			functions.addExecutionHints({ message: formatHint(text, told), location: 'outputPane' });
		}
	}
}

function formatHint(text: string, { count, details }: Told): string {
	if (details.size === 0) return count > 1 ? `${text} (${count} items)` : text;
	const more = count > details.size && details.size === MOST_DETAILS ? `; ${count} in all` : '';
	return `${text}: ${[...details].join('; ')}${more}`;
}
