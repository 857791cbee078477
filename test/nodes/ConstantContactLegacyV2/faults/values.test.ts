import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { byId, connectBench, form, type Bench } from './bench';

let bench: Bench;

beforeAll(async () => (bench = await connectBench({ contacts: 0, lists: 1 })));
afterAll(async () => await bench.close());

/** Characters of any kind, including those that formats have trouble with. */
const texts = (maxLength: number) =>
	fc
		.array(
			fc.oneof(
				fc.constantFrom(
					'"',
					"'",
					'\\',
					'\r\n',
					'\n',
					'\t',
					'<',
					'&amp;',
					'%0d',
					'🌹',
					'👩‍👩‍👧',
					'\u2028',
				),
				fc.constantFrom('é', 'ß', '漢', 'ع', '{{', '$', '\ufeff', '</script>', ';', ','),
				fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
			),
			{ minLength: 1, maxLength: 8 },
		)
		.map((parts) => [...parts.join('')].slice(0, maxLength / 2).join(''))
		// Surrounding spaces aren't part of a value, a leading = makes it an expression, and a quote may be a spreadsheet's mark.
		.filter((text) => text.trim() === text && text !== '' && !/^=|^'(?!\p{L})/u.test(text))
		// Invisible characters at the ends are removed.
		.filter(
			(text) => !/^\p{Default_Ignorable_Code_Point}|\p{Default_Ignorable_Code_Point}$/u.test(text),
		);

const FIELDS = ['first_name', 'last_name', 'company_name', 'job_title', 'home_phone'] as const;

let people = 0;

it('values of a contact are returned unchanged', async () => {
	const contacts = fc.record(
		Object.fromEntries(FIELDS.map((field) => [field, texts(50)])) as Record<
			(typeof FIELDS)[number],
			fc.Arbitrary<string>
		>,
	);
	await fc.assert(
		fc.asyncProperty(fc.array(contacts, { minLength: 8, maxLength: 8 }), async (given) => {
			const items = given.map((values): IDataObject => ({
				...values,
				email_address: `person.${++people}@example.com`,
			}));
			const created = await bench.run(
				'contact',
				'create',
				{ contactFields: { mappingMode: 'autoMapInputData', value: null }, lists: ['1'] },
				items,
			);
			expect(created.error).toBeUndefined();
			const read = await bench.run(
				'contact',
				'get',
				{ contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' }, simplify: false },
				created.json,
			);
			expect(read.json).toMatchObject(given);
			items.forEach(({ email_address: email }, index) => {
				expect(bench.account.contact(String(email))?.texts).toMatchObject(given[index] ?? {});
			});
		}),
		{ numRuns: 12, seed: 4 },
	);
});

it('names of lists are returned unchanged', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uniqueArray(texts(80), { minLength: 5, maxLength: 5 }), async (names) => {
			const created = await bench.run(
				'contactList',
				'create',
				{ name: '={{ $json.name }}' },
				names.map((name) => ({ name: `${name} ${++people}` })),
			);
			expect(created.error).toBeUndefined();
			const ids = created.json.map(({ id }) => String(id));
			const read = await bench.run(
				'contactList',
				'get',
				{ list: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
				ids.map((id) => ({ id })),
			);
			expect(read.json.map(({ name }) => name)).toEqual(created.json.map(({ name }) => name));
			expect(read.json.map(({ name }) => String(name).replace(/ \d+$/, ''))).toEqual(names);
			for (const id of ids) await bench.run('contactList', 'delete', { list: byId(id) });
		}),
		{ numRuns: 10, seed: 4 },
	);
});

it('an update keeps and writes such values', async () => {
	const { json } = await bench.run('contact', 'create', {
		contactFields: form({
			email_address: 'quoted@example.com',
			first_name: 'A "quoted"\r\n🌹',
			last_name: "O'Hara \\ <b>",
		}),
		lists: ['1'],
	});
	const updated = await bench.run('contact', 'update', {
		contact: byId(String(json[0]?.id)),
		contactFields: form({ job_title: 'Köchin\n👩‍🍳 & "Wirt"' }),
	});
	expect(updated.error).toBeUndefined();
	expect(bench.account.contact('quoted@example.com')?.texts).toMatchObject({
		first_name: 'A "quoted"\r\n🌹',
		last_name: "O'Hara \\ <b>",
		job_title: 'Köchin\n👩‍🍳 & "Wirt"',
	});
});

it.each([
	['\u0000', 'a control character, U+0000'],
	['\u001b', 'a control character, U+001B'],
	['a\ud83c', 'a character that was cut in half'],
	['a\uffff', "a character that Constant Contact doesn't accept"],
])('%j is refused before anything is sent', async (name, what) => {
	bench.sandbox.log.clear();
	const { message } = await bench.fail('contact', 'create', {
		contactFields: form({ email_address: 'control@example.com', first_name: name }),
		lists: ['1'],
	});
	expect(message).toContain(`'First Name' contains ${what}`);
	expect(bench.requests()).toEqual([]);
});

it('half a character in a filter is refused before anything is sent', async () => {
	bench.sandbox.log.clear();
	const filters = { email: 'a\ud83c@example.com' };
	const { message } = await bench.fail('contact', 'getAll', { filters });
	expect(message).toMatch(/half|no email address/);
	expect(bench.requests()).toEqual([]);
});
