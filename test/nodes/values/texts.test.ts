import { ALL, automatic, decoded, importRows, LEGACY, run, write } from './targets';

describe('characters that nobody sees', () => {
	it.each(['\u200b', '\u200e', '\u202c', '\u2060', '\u00ad', '\ufeff', '\u2068', '\u3164'])(
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

	it.each(LEGACY)('%s removes whom a file names with one', async (target) => {
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

describe('an address that no service takes', () => {
	const bad: Array<[string, string]> = [
		['mailto:ann@example.com', "Remove 'mailto:'"],
		["'ann@example.com'", 'Remove the quotes'],
		['“ann@example.com”', 'Remove the quotes'],
		['ann@example.com.', 'no dot may stand at its start'],
		['ann@example..com', 'no dot may stand at its start'],
		['ann..lee@example.com', 'no dot may stand at its start'],
		['Ann <ann@example.com>', 'the address alone'],
		['ann@example.com; bob@example.com', 'one address alone'],
		['ann@example', 'Use one address'],
		['ann@@example.com', 'Use one address'],
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
			expect(failure).toContain("'Last Name' holds");
			expect(failure).toContain(advice);
			expect(sent).toEqual([]);
		}
	});

	it.each(LEGACY)('%s refuses them in files', async (target) => {
		const { failure, sent } = await importRows(target, [
			'Email,Last Name\nann@example.com,Bell\u0007\nbob@example.com,D\u0092Angelo\n',
		]);
		expect(failure).toContain('row 2: holds a control character, U+0007, in LAST NAME');
		expect(failure).toContain('Windows-1252');
		expect(sent).toEqual([]);
	});

	it.each(LEGACY)('%s refuses them in names of lists', async (target) => {
		const { failure, sent } = await run(target, 'contactList', 'create', { name: 'News\u0007' });
		expect(failure).toContain("'Name' holds a control character");
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
