import fc from 'fast-check';

import { isXmlText } from '../../../../nodes/kit';
import { byId } from '../setup';
import { connectContacts, form, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts()));
afterEach(async () => await node.close());

const SPECIAL = 'A & B <c> "d" \'e\' ]]> &amp; 😀 ü\r\nline\ttab\rend';

/** Writes a note with `create`, rewrites the contact with `addToList`, and reads it. */
async function throughTheService(note: string): Promise<unknown[]> {
	const created = await node.run('contact', 'upsert', {
		contactFields: form({ email_address: 'round@example.com', note }),
		lists: ['1'],
	});
	const contact = byId(String(created.json[0]?.id));
	await node.run('contact', 'removeFromList', { contact, removeFrom: 'all' });
	const { json } = await node.run('contact', 'get', { contact, simplify: false });
	return [json[0]?.note, node.hub.contact('round@example.com')?.fields.Note];
}

describe('values of a contact', () => {
	it('survive with &, <, quotes, emoji, CR and LF', async () => {
		expect(await throughTheService(SPECIAL)).toEqual([SPECIAL, SPECIAL]);
	});

	it('lose the spaces at their ends', async () => {
		expect(await throughTheService(' two  words\n')).toEqual(['two  words', 'two  words']);
	});

	it('survive whatever the text', async () => {
		// Letters at the ends, from which spaces and invisible characters would be removed.
		const text = fc
			.string({ unit: 'grapheme', maxLength: 60 })
			.map((value) => `a${value}z`)
			.filter(isXmlText);
		await fc.assert(
			fc.asyncProperty(text, async (note) => {
				expect(await throughTheService(note)).toEqual([note, note]);
			}),
			{ numRuns: 25 },
		);
	}, 600_000);
});
