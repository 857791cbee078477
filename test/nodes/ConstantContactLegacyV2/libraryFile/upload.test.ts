import { ManualClock } from '../../../sandbox';
import { fileItem, useBinaryMode, type BinaryMode, type FileInput } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';
import { onRequest } from '../tables/setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { files: 2, trashFiles: 0 } });
});
afterEach(async () => await node.close());
afterAll(async () => await useBinaryMode('filesystem'));

const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 10, 13, 34, 0x80, 0xfe]);
const picture: FileInput = { content: PICTURE, fileName: 'tulips.jpg', mimeType: 'image/jpeg' };
const quickly = { additionalFields: { checkEvery: 0.1 } };

/** Uploads files, one input item each. */
const upload = async (
	files: Array<Partial<FileInput>>,
	parameters: object = {},
	options: object = {},
) =>
	await node.run('libraryFile', 'upload', { ...quickly, ...parameters }, [], {
		json: undefined,
		items: await Promise.all(files.map(async (file) => await fileItem({ ...picture, ...file }))),
		...options,
	});

/** The forms that were sent, with their parts in order. */
const forms = async () => {
	const posts = node.sandbox.log.matching({ method: 'POST', path: /\/library\/files$/ });
	return await Promise.all(
		posts.map(async ({ body, headers }) => {
			const type = headers['content-type'] ?? '';
			const response = new Response(String(body), { headers: { 'content-type': type } });
			return [...(await response.formData()).entries()];
		}),
	);
};

/** The names that the server received. */
const names = async () =>
	(await forms()).map((form) => [form[0]?.[1], (form.at(-1)?.[1] as File | undefined)?.name]);

const stored = () => node.account.files().filter(({ content }) => content !== undefined);

describe.each<BinaryMode>(['filesystem', 'default'])('from the binary store %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));

	it('sends the parts in the documented order, waits, and returns the file', async () => {
		const { error, items } = await upload([{}]);
		expect(error).toBeUndefined();
		const [form = []] = await forms();
		expect(form.slice(0, 5)).toEqual([
			['file_name', 'tulips.jpg'],
			['file_type', 'JPG'],
			['folder_id', '0'],
			['description', ''],
			['source', 'MyComputer'],
		]);
		expect(form.map(([name]) => name).slice(5)).toEqual(['data']);
		expect(form[5]?.[1]).toMatchObject({ name: 'tulips.jpg', type: 'image/jpeg' });
		const [file] = stored();
		expect(file?.content).toEqual(PICTURE);
		const id = String(file?.id);
		const sent = node.requests();
		expect(sent[0]).toBe('POST /library/files');
		expect(sent.at(-2)).toBe(`GET /library/files/uploadstatus/${id}`);
		expect(sent.at(-1)).toBe(`GET /library/files/${id}`);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					id,
					name: 'tulips.jpg',
					status: 'Active',
					file_type: 'JPG',
					size: PICTURE.length,
					url: expect.stringMatching(/^https:/),
				}),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('refuses a file over 5 MB before anything is sent, and takes one of just 5 MB', async () => {
		const { items } = await upload(
			[{ content: Buffer.alloc(5_242_881, 1) }, { content: Buffer.alloc(5_242_880, 1) }],
			{ wait: false },
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items[0]?.json).toEqual({
			error:
				"'tulips.jpg' has 5242881 bytes; the maximum for the library is 5242880 (5 MB) [item 0]. Make the file smaller.",
		});
		expect(items[1]?.json).toMatchObject({ size: 5_242_880 });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(node.requests()).toEqual(['POST /library/files']);
	});

	it('refuses an empty file', async () => {
		const { error } = await upload([{ content: '' }]);
		expect(error?.message).toBe("'tulips.jpg' is empty [item 0]");
		expect(node.requests()).toEqual([]);
	});
});

it('sends what is chosen: description, folder, name and source', async () => {
	const { error, json } = await upload([{}], {
		additionalFields: {
			description: 'Tulips, "red" & <white> – für März',
			folder: { __rl: true, mode: 'id', value: '-5' },
			fileName: 'März.PNG',
			source: 'StockImage',
		},
	});
	expect(error).toBeUndefined();
	const [form = []] = await forms();
	expect(form.slice(0, 5)).toEqual([
		['file_name', 'März.PNG'],
		['file_type', 'PNG'],
		['folder_id', '-5'],
		['description', 'Tulips, "red" & <white> – für März'],
		['source', 'StockImage'],
	]);
	expect(json).toEqual([expect.objectContaining({ folder: 'roses', folder_id: '-5' })]);
});

it('returns at once when it does not wait, with the ID from the header', async () => {
	node.account.options.uploadMs = 60_000;
	const { error, items } = await upload([{}], {
		wait: false,
		additionalFields: { description: 'New' },
	});
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual(['POST /library/files']);
	const json = { id: '3', name: 'tulips.jpg', description: 'New', file_type: 'JPG', size: 10 };
	expect(items).toEqual([{ json, pairedItem: { item: 0 } }]);
});

it('uploads one file per item, of each type that is taken, regardless of the case of its name', async () => {
	const types = ['JPEG', 'JPG', 'gif', 'Png', 'pdf', 'doc', 'DOCX', 'xls', 'xlsx', 'ppt', 'pptx'];
	const { error, items } = await upload(
		types.map((type) => ({ fileName: `a.b.${type}` })),
		{ wait: false },
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.file_type)).toEqual(types.map((type) => type.toUpperCase()));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(types.map((_, item) => ({ item })));
	expect(new Set(items.map(({ json }) => json.id)).size).toBe(types.length);
});

it.each(['notes.txt', 'program.exe', 'jpg', 'a.jpg.zip', 'picture.'])(
	'refuses %j before anything is sent',
	async (fileName) => {
		const { error } = await upload([{ fileName }]);
		expect(error?.message).toContain(`The library does not accept '${fileName}`);
		expect(error?.description).toContain('It accepts JPEG, JPG, GIF, PNG, PDF, DOC, DOCX');
		expect(node.requests()).toEqual([]);
	},
);

it('adds the type of the input file to a name that has none', async () => {
	await upload([{}], { wait: false, additionalFields: { fileName: 'Spring' } });
	expect(await names()).toEqual([['Spring.jpg', 'Spring.jpg']]);
});

it.each([
	['a"; name="folder_id.jpg', 'a_; name=_folder_id.jpg'],
	['a\r\nX-Injected: 1\r\n\r\nb.jpg', 'a__X-Injected: 1____b.jpg'],
	['../../etc/a\\b.jpg', '.._.._etc_a_b.jpg'],
	['Zoë 💐 100%.jpg', 'Zoë 💐 100%.jpg'],
])('a file name cannot leave its header: %j', async (fileName, name) => {
	const { error } = await upload([{}], { wait: false, additionalFields: { fileName } });
	expect(error).toBeUndefined();
	expect(await names()).toEqual([[name, name]]);
	const [entry] = node.sandbox.log.entries;
	const lines = String(entry?.body).split('\r\n');
	expect(lines.filter((line) => line.startsWith('Content-Disposition'))).toHaveLength(6);
	expect(lines.filter((line) => line.startsWith('X-Injected'))).toEqual([]);
	expect((await forms())[0]).toHaveLength(6);
});

it('replaces what no header can hold in the name that the input file has', async () => {
	await upload([{ fileName: 'a\u0000\u007f\ud800.jpg' }], { wait: false });
	expect(await names()).toEqual([['a___.jpg', 'a___.jpg']]);
});

it.each([
	['a\u0000.jpg', 'a control character, U+0000'],
	['a\u007f.jpg', 'a control character, U+007F'],
	['a\ud800.jpg', 'a character that was cut in half'],
])('refuses the file name %j before anything is sent', async (fileName, what) => {
	const { error } = await upload([{}], { additionalFields: { fileName } });
	expect(error?.message).toBe(`'File Name' contains ${what} [item 0]`);
	expect(node.requests()).toEqual([]);
});

it('refuses a description that is too long, and an item without a file', async () => {
	const long = await upload([{}], { additionalFields: { description: 'x'.repeat(101) } });
	expect(long.error?.message).toContain("'Description' has 101 characters; the maximum is 100");
	const none = await upload([{}], { binaryProperty: 'photo' });
	expect(none.error?.message).toContain("Input item 0 has no file in the binary field 'photo'");
	expect(node.requests()).toEqual([]);
});

describe('waiting', () => {
	it('continues while the file is processed', async () => {
		await node.close();
		const clock = new ManualClock();
		node = await connectNode({ clock, constantContactV2: { files: 2, uploadMs: 250 } });
		const looks = () => node.sandbox.log.matching({ path: 'uploadstatus' }).length;
		// It is ready at the third poll
		onRequest(node, () => {
			if (looks() === 2) clock.advance(250);
		});
		const { error, json } = await upload([{}]);
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ status: 'Active' })]);
		expect(looks()).toBe(3);
	});

	it('says plainly that a virus was found, and keeps the other files', async () => {
		const { items } = await upload(
			[{}, { fileName: 'virus.pdf' }],
			{},
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.status)).toEqual(['Active', undefined]);
		expect(items[1]?.json.error).toMatch(
			/^Constant Contact found a virus in 'virus\.pdf' and refused the file \[item 1\]\. Clean the file/,
		);
	});

	it('says plainly that the processing failed', async () => {
		node.account.options.uploadMs = 60_000;
		const running = upload([{}]);
		while (node.sandbox.log.matching({ path: 'uploadstatus' }).length === 0) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		node.account.putFile({ id: 3, status: 'Failed', processedAt: 0 });
		const { error } = await running;
		expect(error?.message).toBe("Constant Contact could not process 'tulips.jpg' [item 0]");
		expect(error?.description).toContain('(file ID 3, status Failed)');
	});

	it('ends at the time limit, with a hint and what is known', async () => {
		node.account.options.uploadMs = 60_000;
		const { error, json, hints } = await upload([{}], {
			additionalFields: { checkEvery: 0.1, timeLimit: 0.01 },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				id: '3',
				name: 'tulips.jpg',
				description: '',
				file_type: 'JPG',
				size: 10,
				status: 'Processing',
			},
		]);
		expect(JSON.stringify(hints)).toContain(
			'File 3 was not ready within the time limit (status Processing)',
		);
	});

	it('ends when Stop is pressed', async () => {
		node.account.options.uploadMs = 60_000;
		const isUploaded = () => node.sandbox.log.entries[0]?.durationMs !== undefined;
		const additionalFields = { checkEvery: 60 };
		const { status } = await upload([{}], { additionalFields }, { stopWhen: isUploaded });
		expect(status).toBe('canceled');
		expect(node.requests()).toEqual(['POST /library/files']);
	});

	it('says that the file was uploaded when its status cannot be read', async () => {
		node.sandbox.faults.add({
			when: { path: 'uploadstatus' },
			do: { kind: 'status', status: 500, body: [{ error_key: 'x', error_message: 'Broken' }] },
		});
		const { error } = await upload([{}]);
		expect(error?.message).toBe(
			"'tulips.jpg' was uploaded, but its status could not be read: Broken (x) [item 0]",
		);
		expect(error?.description).toMatch(
			/^Look it up with 'Get Upload Status' before you upload it again \(file ID 3\)\./,
		);
	});

	it('returns a file that was deleted meanwhile', async () => {
		node.sandbox.faults.add({
			when: { path: 'uploadstatus' },
			do: { kind: 'status', status: 200, body: [{ file_id: '3', status: 'Deleted' }] },
		});
		const { json } = await upload([{}]);
		expect(json).toEqual([expect.objectContaining({ id: '3', name: 'tulips.jpg' })]);
	});

	it("accepts a status that isn't in a list, or is still missing", async () => {
		const path = 'uploadstatus';
		const createFault = (body: object | string) =>
			({ when: { path }, times: 1, do: { kind: 'status', status: 200, body } }) as const;
		node.sandbox.faults.add(createFault('null'));
		node.sandbox.faults.add(createFault({ file_id: 3, status: 'Active', description: 'Active' }));
		const { error, json } = await upload([{}]);
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ id: '3', status: 'Active' })]);
		expect(node.sandbox.log.matching({ path })).toHaveLength(2);
	});
});

it('is not sent again when there was no response, and says that it may have arrived', async () => {
	node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
	const { error } = await upload([{}]);
	expect(node.requests()).toEqual(['POST /library/files']);
	expect(error?.description).toContain('may have carried out the request anyway');
});

describe('a response that names another file as the new one', () => {
	const claim = (order: 'before' | 'after') => {
		const [other] = node.account.files();
		const location = `${node.account.baseUrl}/library/files/${other?.id}`;
		node.sandbox.faults.add({ do: { kind: 'duplicateLocation', location, order } });
		return other;
	};

	it('does not pass for the file that was uploaded', async () => {
		const other = claim('before');
		const { error, items } = await upload([{}]);
		expect(items).toEqual([]);
		expect(error?.message).toBe(
			`'tulips.jpg' was uploaded, but the server named another file as the new one: '${other?.name}' [item 0]`,
		);
		expect(error?.description).toContain("Look it up with 'Get Many' before you upload it again");
		expect(stored()).toHaveLength(1);
	});

	it('is noticed only if it comes first', async () => {
		claim('after');
		const { error, json } = await upload([{}]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ id: String(stored()[0]?.id), name: 'tulips.jpg' }]);
	});

	it.each([
		['name', { name: 'Tulips (1).jpg', size: PICTURE.length }],
		['size', { name: 'tulips.jpg', size: 4 }],
	])('is not seen in a file to which the library gave another %s', async (_what, change) => {
		const body = {
			get id() {
				return String(stored()[0]?.id);
			},
			status: 'Active',
			...change,
		};
		node.sandbox.faults.add({
			when: { method: 'GET', path: /\/library\/files\/\d+$/ },
			do: { kind: 'status', status: 200, body },
		});
		const { error, json } = await upload([{}]);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([change]);
	});
});
