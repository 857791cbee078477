import type { IDataObject } from 'n8n-workflow';

import { connectNode as connectV1 } from '../ConstantContactLegacy/setup';
import { connectNode as connectV2 } from '../ConstantContactLegacyV2/setup';
import { ALL, automatic, decoded, importRows, LEGACY, run, VERSIONS, write } from './targets';

describe('invisible characters', () => {
	it.each(['\u200b', '\u200e', '\u202c', '\u2060', '\u00ad', '\ufeff', '\u2068', '\u2800'])(
		'are no part of an address: %j',
		async (invisible) => {
			for (const target of ALL) {
				for (const email of [
					`ann@example.com${invisible}`,
					`${invisible} ann@example.com`,
					`a${invisible}nn@exa${invisible}mple.com`,
				]) {
					const { sent, failure } = await write(target, [{ email }]);
					expect(failure).toBe('');
					expect(sent.join()).toContain('ann@example.com');
				}
			}
		},
	);

	it.each(ALL)(
		'%s strips them at the ends of values, and takes nothing else for empty',
		async (target) => {
			const item = {
				email: 'ann@example.com',
				'First Name': '\u200eAnn \u200b',
				'Last Name': ' \u200b\u2060 ',
			};
			const { sent, failure } = await write(target, [item]);
			expect(failure).toBe('');
			expect(sent.join()).toMatch(/>Ann<|"Ann"/);
			expect(sent.join()).not.toMatch(/last_?name/i);
			expect(sent.join()).not.toMatch(/[\u200b\u200e\u2060]/);
		},
	);

	it.each(ALL)(
		'%s removes spaces at the ends of values, and keeps those within',
		async (target) => {
			const item = {
				email: ' ann@example.com',
				'First Name': ' Ann  Lee\t',
				City: "\u00a0'=Rome \n",
			};
			const { sent, failure } = await write(target, [item]);
			expect(failure).toBe('');
			expect(sent.join()).toMatch(/>Ann {2}Lee<|"Ann {2}Lee"/);
			expect(sent.join()).toMatch(/>=Rome<|"=Rome"/);
		},
	);

	it.each(ALL)('%s removes them from within numbers', async (target) => {
		const item = {
			email: 'ann@example.com',
			ZIP: '06\u200b103',
			Phone: '\u202d+39\u2060 333\u202c',
		};
		const { sent, failure } = await write(target, [item]);
		expect(failure).toBe('');
		expect(sent.join()).toMatch(/[">]06103[<"]/);
		expect(sent.join()).toMatch(/[">]\+39 333[<"]/);
	});

	it('removes them, and marks of spreadsheets, from what identifies a record', async () => {
		const { connectNode } = await import('../ContactHub/setup');
		const node = await connectNode();
		const [created] = await node.runOk('customer', 'create', { customerFields: automatic }, [
			{ email: 'named@example.com', 'External ID': '00012' },
		]);
		const id = String(created?.id);
		for (const [mode, value] of [
			['id', ` ${id}\u200b`],
			['email', 'na\u00admed@example.com\u200b'],
			['email', `={{ '="' + 'named@example.com"' }}`],
			['externalId', "\u200e'00012 "],
		]) {
			const [found] = await node.runOk('customer', 'get', {
				customer: { __rl: true, mode, value },
			});
			expect(found?.id).toBe(id);
		}
		node.sandbox.log.clear();
		const { error } = await node.run('customer', 'get', {
			customer: { __rl: true, mode: 'email', value: 'mailto:ann@example.com' },
		});
		expect(error?.description).toContain("Remove 'mailto:'");
		const tag = { customer: { __rl: true, mode: 'id', value: id } };
		const refused = await node.run('customer', 'addTag', {
			...tag,
			tag: { __rl: true, mode: 'name', value: 'VIP\u0007' },
		});
		expect(refused.error?.message).toContain('a control character, U+0007');
		expect(node.requests()).toEqual([]);
		const [added] = await node.runOk('customer', 'addTag', {
			...tag,
			tag: { __rl: true, mode: 'name', value: 'VIP\u200b' },
		});
		expect(added).toMatchObject({ tags: { manual: ['VIP'] } });
		await node.close();
	});

	it.each(VERSIONS)('%s looks for a contact without them', async (target) => {
		for (const text of ['="nobody@example.com"', 'no\u00adbody@example.com\u200b']) {
			const contact = { __rl: true, mode: 'id', value: `={{ ${JSON.stringify(text)} }}` };
			const { failure } = await run(target, 'contact', 'get', { contact });
			expect(failure).toContain("No contact has the email address 'nobody@example.com'");
		}
	});

	it('stay where they mean something', async () => {
		const { sent } = await write('ContactHub', [
			{ email: 'a@example.com', 'First Name': 'می\u200cخواهم', 'Last Name': '👨\u200d👩' },
		]);
		expect(sent.join()).toContain('می\u200cخواهم');
		expect(sent.join()).toContain('👨\u200d👩');
	});

	it.each(LEGACY)(
		'%s knows the address of a file without them, and counts a row of them as empty',
		async (target) => {
			const file =
				'Email,First Name\nann@example.com\u200b,Ann\nan\u00adn@example.com,Ann again\n\u200b,\n';
			const { json, sent, failure } = await importRows(target, [file]);
			expect(failure).toBe('');
			expect(json[0]?.duplicates).toHaveLength(1);
			expect(json[0]?.rows_skipped).toEqual([]);
			expect(decoded(sent)).toContain('Ann again');
			expect(decoded(sent)).not.toMatch(/[\u200b\u00ad]/);
		},
	);

	it.each(LEGACY)('%s removes people whom a file names with one', async (target) => {
		const { fileItem } = await import('../../support');
		const content = 'Email\nann@example.com\u200b\n';
		const items = [await fileItem({ content, fileName: 'a.csv', mimeType: 'text/csv' })];
		const parameters = {
			source: 'file',
			lists: ['1'],
			activityOptions: { checkEvery: 0.1 },
		};
		const { sent, failure } = await run(target, 'activity', 'removeContacts', parameters, [], {
			json: undefined,
			items,
		});
		expect(failure).toBe('');
		expect(decoded(sent)).toContain('ann@example.com');
		expect(decoded(sent)).not.toContain('\u200b');
	});
});

describe('names and addresses are compared composed', () => {
	it('a column of a Mac means the field of the workspace', async () => {
		const schema = [
			{ id: 'extended.citta', displayName: 'Extended: Città preferita', type: 'string' },
		];
		const column = 'Extended: Città preferita'.normalize('NFD');
		const { sent, told } = await run(
			'ContactHub',
			'customer',
			'create',
			{ customerFields: { ...automatic, schema } },
			[{ email: 'a@example.com', [column]: 'Roma' }],
		);
		expect(sent.join()).toContain('"citta":"Roma"');
		expect(told).toBe('');
	});

	it.each(LEGACY)('%s takes both forms of an address for one', async (target) => {
		const file = `Email,First Name\nmüller@example.com,A\n${'müller@example.com'.normalize('NFD')},B\n`;
		const { json, sent } = await importRows(target, [file]);
		expect(json[0]?.duplicates).toHaveLength(1);
		expect(decoded(sent)).toContain('müller@example.com');
	});
});

describe('names of lists and tags are compared composed', () => {
	const NAME = 'Città e caffè';
	const APART = NAME.normalize('NFD');

	it.each(LEGACY)('%s imports into the list that there is', async (target) => {
		const node = await { v1: connectV1, v2: connectV2 }[target]();
		await node.run('contactList', 'create', { name: NAME });
		node.sandbox.log.clear();
		const parameters = {
			source: 'items',
			addTo: 'name',
			listName: `${APART}\u200b`,
			activityOptions: { checkEvery: 0.1 },
		};
		const people = [{ email: 'a@example.com' }];
		const { json, error } = await node.run('activity', 'addContacts', parameters, people);
		await node.close();
		expect(error).toBeUndefined();
		expect(json[0]?.list).toMatchObject({ name: NAME, created: false });
	});

	it.each(LEGACY)('%s finds a list whatever spaces are in its name', async (target) => {
		const node = await { v1: connectV1, v2: connectV2 }[target]();
		await node.run('contactList', 'create', { name: 'Trade Fair 2026' });
		const parameters = {
			source: 'items',
			addTo: 'name',
			listName: ' trade\u00a0fair  2026 ',
			activityOptions: { checkEvery: 0.1 },
		};
		const { json } = await node.run('activity', 'addContacts', parameters, [
			{ email: 'a@example.com' },
		]);
		await node.close();
		expect(json[0]?.list).toMatchObject({ name: 'Trade Fair 2026', created: false });
	});

	it('V3 finds lists and choices whatever spaces are in their names', async () => {
		const { connectNode } = await import('../ConstantContact/setup');
		const node = await connectNode();
		const [list] = (await node.run('contactList', 'create', { name: 'Trade Fair 2026' })).json;
		node.sandbox.log.clear();
		const parameters = {
			contactFields: automatic,
			additionalFields: { lists: ['trade\u00a0fair  2026'] },
		};
		const people = [{ email: 'spaces@example.com', 'Favourite Flower': 'Lily\u00a0&  Fern' }];
		const { error } = await node.run('contact', 'create', parameters, people);
		const [post] = node.sandbox.log.matching({ method: 'POST' });
		await node.close();
		expect(error).toBeUndefined();
		expect(post?.body).toMatchObject({
			list_memberships: [list?.list_id],
			custom_fields: [{ choice_ids: ['3'] }],
		});
	});

	it('V3 finds lists and tags', async () => {
		const { connectNode } = await import('../ConstantContact/setup');
		const node = await connectNode();
		const [list] = (await node.run('contactList', 'create', { name: NAME })).json;
		const [tag] = (await node.run('tag', 'create', { name: NAME })).json;
		node.sandbox.log.clear();
		const additionalFields = { lists: [APART], tags: [APART.toUpperCase()] };
		const parameters = { contactFields: automatic, additionalFields };
		const people = [{ email: 'composed@example.com' }];
		const { error } = await node.run('contact', 'create', parameters, people);
		const [post] = node.sandbox.log.matching({ method: 'POST' });
		await node.close();
		expect(error).toBeUndefined();
		expect(post?.body).toMatchObject({
			list_memberships: [list?.list_id],
			taggings: [tag?.tag_id],
		});
	});

	it('ContactHub adds no tag that the customer has, and removes it', async () => {
		const { connectNode } = await import('../ContactHub/setup');
		const node = await connectNode();
		const [customer] = await node.runOk('customer', 'create', { customerFields: automatic }, [
			{ email: 'tags@example.com', Tags: [NAME, 'vip'] },
		]);
		const chosen = { customer: { __rl: true, mode: 'id', value: customer?.id } };
		const tag = { tag: { __rl: true, mode: 'name', value: APART } };
		const [added] = await node.runOk('customer', 'addTag', { ...chosen, ...tag });
		const [removed] = await node.runOk('customer', 'removeTag', { ...chosen, ...tag });
		await node.close();
		expect(added).toMatchObject({ changed: false, tags: { manual: [NAME, 'vip'] } });
		expect(removed).toMatchObject({ changed: true, tags: { manual: ['vip'] } });
	});
});

describe('texts inside JSON', () => {
	const withJson = async (json: string | IDataObject) =>
		await write('ContactHub', [{ email: 'a@example.com', given: json }], {
			additionalFields: { json: typeof json === 'string' ? json : '={{ $json.given }}' },
		});

	it.each<[string, string | IDataObject]>([
		['typed', '{"base": {"firstName": "\\u200eAnn\\u200b", "lastName": "a\\u200cb"}}'],
		['from an expression', { base: { firstName: '\u200eAnn\u200b', lastName: 'a\u200cb' } }],
	])('%s lose invisible characters at their ends', async (_, json) => {
		const { sent, failure } = await withJson(json);
		expect(failure).toBe('');
		expect(sent.join()).toContain('"firstName":"Ann"');
		expect(sent.join()).toContain('"lastName":"a\u200cb"');
	});

	it.each([
		['Bell\u0007', 'U+0007'],
		['D\u0092Angelo', 'Windows-1252'],
		['Zo\ufffd', 'Windows-1252'],
	])('%j is refused, however deep it appears', async (text, told) => {
		const { sent, failure } = await withJson(
			JSON.stringify({ extra: JSON.stringify('x'), tags: { manual: ['vip', text] } }),
		);
		expect(failure).toMatch(/^'[^']+' contains /);
		expect(failure).toContain(told);
		expect(sent).toEqual([]);
	});

	it('lines and tabs stay', async () => {
		const { sent, failure } = await withJson({ base: { lastName: 'a\n\tb' } });
		expect(failure).toBe('');
		expect(sent.join()).toContain('a\\n\\tb');
	});

	it("a workspace's own field of which nothing is known is read the same way", async () => {
		const item = { email: 'a@example.com', 'extended.note': '\u200bBell\u0007' };
		const { sent, failure } = await write('ContactHub', [item]);
		expect(failure).toContain('U+0007');
		expect(sent).toEqual([]);
		const trimmed = await write('ContactHub', [{ ...item, 'extended.note': ' Bell \u200b ' }]);
		expect(trimmed.sent.join()).toContain('"note":"Bell"');
	});
});

describe('an address that no service takes', () => {
	const bad: Array<[string, string]> = [
		['mailto:ann@example.com', "Remove 'mailto:'"],
		["'ann@example.com'", 'Remove the quotes'],
		['“ann@example.com”', 'Remove the quotes'],
		['ann@example.com.', 'it must not have a dot at its start'],
		['ann@example..com', 'it must not have a dot at its start'],
		['ann..lee@example.com', 'it must not have a dot at its start'],
		['Ann <ann@example.com>', 'only the address'],
		['ann@example.com; bob@example.com', 'a single address'],
		['ann@example', 'Use one address'],
		['ann@@example.com', 'Use one address'],
		['ann@example.com*', 'Use one address'],
		['ann@exam|ple.com', 'Use one address'],
	];

	it.each(bad)('is refused before anything is sent: %s', async (email, advice) => {
		for (const target of ALL) {
			const { failure, sent } = await write(target, [{ email }], { unusableValues: 'leaveOut' });
			expect(failure).toContain(advice);
			expect(sent).toEqual([]);
		}
	});

	it.each(LEGACY)('%s leaves out its row, and sends the others', async (target) => {
		const file = [
			'Email',
			...bad.map(([email]) => email),
			'bob@example.com',
			"o'neil@example.com",
		].join('\n');
		const { json, sent, told } = await importRows(target, [file], { invalidRows: 'skip' });
		expect(json[0]?.rows_skipped).toHaveLength(bad.length);
		expect(told).toContain("Remove 'mailto:'");
		expect(decoded(sent)).toContain('bob@example.com');
		expect(decoded(sent)).toContain("o'neil@example.com");
		expect(json[0]?.errors ?? []).toEqual([]);
	});

	it.each(LEGACY)('%s refuses one of 81 characters', async (target) => {
		const email = `${'a'.repeat(69)}@example.com`;
		const { failure } = await importRows(target, [{ email }]);
		expect(failure).toContain('at most 80 characters');
		expect((await importRows(target, [{ email: email.slice(1) }])).failure).toBe('');
	});
});

describe('marks of spreadsheets', () => {
	it.each(ALL)('%s takes them from phone numbers and postal codes', async (target) => {
		const phone = target === 'ContactHub' ? 'Phone' : 'Home Phone';
		const { sent, failure } = await write(target, [
			{ email: 'a@example.com', [phone]: "'+15550100005", 'Postal Code': '="06103"' },
			{ email: 'b@example.com', [phone]: "'0611 222", 'Postal Code': "'06103" },
		]);
		expect(failure).toBe('');
		expect(sent[0]).toMatch(/[">]\+15550100005[<"]/);
		expect(sent[1]).toMatch(/[">]0611 222[<"]/);
		for (const body of sent) expect(body).toMatch(/[">]06103[<"]/);
	});

	it.each(LEGACY)('%s takes them from the cells of files', async (target) => {
		const file = `Email,First Name,Home Phone,Zip Code\na@example.com,'-,'+1555,'06103\n`.replace(
			'Zip Code',
			'Postal Code',
		);
		const { sent, failure } = await importRows(target, [file]);
		expect(failure).toBe('');
		expect(decoded(sent)).not.toContain("'");
		expect(decoded(sent)).toContain('06103');
	});

	it.each(LEGACY)('%s takes them from addresses in files, too', async (target) => {
		const file = `Email,Home Phone\n"=""ann@example.com""",=+15550100\n'+bob@example.com,'=0611\n`;
		const { sent, failure } = await importRows(target, [file]);
		expect(failure).toBe('');
		expect(decoded(sent)).toMatch(/ann@example\.com.*[+ ]15550100.*[+ ]bob@example\.com.*0611/s);
		expect(decoded(sent)).not.toMatch(/="|'|=\+|=0611/);
	});

	it('keeps an apostrophe that belongs to the value', async () => {
		const { sent } = await write('ContactHub', [
			{ email: 'a@example.com', 'Last Name': "'t Hart", 'First Name': "'68" },
		]);
		expect(sent.join()).toContain('"\'t Hart"');
		expect(sent.join()).toContain('"\'68"');
	});
});

describe('control characters', () => {
	it.each(ALL)('%s refuses them, and what wrong decoding leaves', async (target) => {
		for (const [value, advice] of [
			['Bell\u0007', 'U+0007'],
			['D\u0092Angelo', 'Windows-1252'],
			['Zo\ufffd', 'Windows-1252'],
			['A\u0000B', 'U+0000'],
			['cut \ud83d', 'cut in half'],
		] as const) {
			const { failure, sent } = await write(target, [
				{ email: 'a@example.com', 'Last Name': value },
			]);
			expect(failure).toContain("'Last Name' contains");
			expect(failure).toContain(advice);
			expect(sent).toEqual([]);
		}
	});

	it.each(LEGACY)('%s refuses them in files', async (target) => {
		const { failure, sent } = await importRows(target, [
			'Email,Last Name\nann@example.com,Bell\u0007\nbob@example.com,D\u0092Angelo\n',
		]);
		expect(failure).toContain('row 2: contains a control character, U+0007, in LAST NAME');
		expect(failure).toContain('Windows-1252');
		expect(sent).toEqual([]);
	});

	it.each(LEGACY)('%s refuses them in names of lists', async (target) => {
		const { failure, sent } = await run(target, 'contactList', 'create', { name: 'News\u0007' });
		expect(failure).toContain("'Name' contains a control character");
		expect(sent).toEqual([]);
	});
});

it.each(LEGACY)('%s refuses numbers of a file that were shortened', async (target) => {
	for (const cell of ['3.9E+11', '3.9333E+11', '"3,93E+11"']) {
		const { failure, sent } = await importRows(target, [
			`Email,Home Phone\nann@example.com,${cell}\n`,
		]);
		expect(failure).toContain('in HOME PHONE, a number that was shortened');
		expect(sent).toEqual([]);
	}
});

describe('marks and remains of spreadsheets', () => {
	it.each([`=""06103""`, `'="06103"`, '’06103', "'06103", '="06103"'])(
		'are removed from a postal code: %s',
		async (ZIP) => {
			for (const target of ALL) {
				const { sent, failure } = await write(target, [{ email: 'a@example.com', ZIP }]);
				expect(failure).toBe('');
				expect(sent[0]).toMatch(/[">]06103["<]/);
			}
		},
	);

	it.each(['#N/A', '#REF!', '#NAME?', '#WERT!', '########'])(
		'are refused instead of stored: %s',
		async (City) => {
			for (const target of ALL) {
				const { sent, failure } = await write(target, [{ email: 'a@example.com', City }]);
				expect(failure).toContain(`'${City}', what a spreadsheet shows if it has no value`);
				expect(sent).toEqual([]);
			}
			for (const target of LEGACY) {
				const { failure } = await importRows(target, [`Email,City\na@example.com,${City}\n`]);
				expect(failure).toContain(`row 2: contains '${City}'`);
			}
		},
	);

	it('other texts may begin with a hash', async () => {
		const items = [{ email: 'a@example.com', City: '#Roma', 'First Name': '#1!' }];
		for (const target of ALL) expect((await write(target, items)).failure).toBe('');
	});

	it.each(['1.23456789E11', '1,2E+11', '1.55501E7'])(
		'numbers that Java or a spreadsheet shortened are refused: %s',
		async (Phone) => {
			for (const target of ALL) {
				const { failure } = await write(target, [{ email: 'a@example.com', Phone }]);
				expect(failure).toContain('a number that was shortened');
			}
		},
	);
});
