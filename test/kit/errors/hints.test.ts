import type { IExecuteFunctions } from 'n8n-workflow';
import { HintCollector } from '../../../nodes/kit/errors/hints';

/** The text of these hints. */
function shown(texts: string[]): unknown[] {
	const hints: unknown[] = [];
	const collector = new HintCollector();
	texts.forEach((text) => collector.add(text));
	collector.publish({
		addExecutionHints: (hint: unknown) => hints.push(hint),
	} as unknown as IExecuteFunctions);
	return hints;
}

it('shows each text once, in the order in which they came, with the number of items', () => {
	expect(shown(['a', 'b', 'a', 'a'])).toEqual([
		{ message: 'a (3 items)', location: 'outputPane' },
		{ message: 'b', location: 'outputPane' },
	]);
	expect(shown([])).toEqual([]);
});

it("doesn't show them if n8n doesn't support hints", () => {
	const collector = new HintCollector();
	collector.add('a');
	expect(() => collector.publish({} as IExecuteFunctions)).not.toThrow();
});
