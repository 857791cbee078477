import type { IExecuteFunctions } from 'n8n-workflow';

/** Collects what operations tell the user beside their results, each text once. */
export class HintCollector {
	private readonly counts = new Map<string, number>();

	add(text: string): void {
		this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
	}

	/** Shows the hints above the node's output. n8n versions without execution hints leave them out. */
	publish(functions: IExecuteFunctions): void {
		if (typeof functions.addExecutionHints !== 'function') return;
		for (const [text, count] of this.counts) {
			const message = count > 1 ? `${text} (${count} items)` : text;
			functions.addExecutionHints({ message, location: 'outputPane' });
		}
	}
}
