import { byId, connectBench, type Bench } from './bench';

let bench: Bench;
/** Everything written to the console and to both outputs of the process. */
let written: string[];

beforeEach(async () => {
	bench = await connectBench();
	written = [];
	const note = (text: unknown): boolean => {
		written.push(String(text));
		return true;
	};
	jest.spyOn(process.stdout, 'write').mockImplementation(note);
	jest.spyOn(process.stderr, 'write').mockImplementation(note);
	for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
		jest.spyOn(console, method).mockImplementation((...texts: unknown[]) => {
			written.push(texts.map(String).join(' '));
		});
	}
});
afterEach(async () => {
	jest.restoreAllMocks();
	await bench.close();
	for (const secret of secrets()) expect(written.join('\n')).not.toContain(secret);
});

const secrets = () => {
	const { apiKey = '', accessToken = '' } = bench.credentials.constantContactLegacyTokenApi;
	return [apiKey, accessToken] as const;
};

/** Creates a list, with and without Continue on Fail; the bench looks for secrets in all output. */
async function createList(): Promise<string> {
	const { error, status } = await bench.run('contactList', 'create', { name: 'New' });
	expect(status).toBe('error');
	const kept = await bench.run('contactList', 'create', { name: 'New' }, [{}], {
		continueOnFail: 'continueErrorOutput',
	});
	expect(kept.errorItems).toHaveLength(1);
	return error?.message ?? '';
}

const STATUSES = [200, 400, 401, 403, 404, 409, 410, 418, 429, 500, 503];

describe('a server that echoes the credential', () => {
	it.each(STATUSES)("in an error with status %i doesn't expose it", async (status) => {
		const [key, token] = secrets();
		const entry = {
			error_key: `key.${key}`,
			error_message: `Bearer ${token} of ${key} is not welcome`,
		};
		for (const body of [[entry, entry], entry]) {
			bench.sandbox.faults.clear();
			const headers = { 'x-token': token, 'x-error-detail-header': key };
			bench.fault({ kind: 'status', status, headers, body: JSON.stringify(body) });
			const message = await createList();
			expect(message).toContain('Bearer *** of *** is not welcome (key.***)');
		}
	});

	it('as text, as a page or as half of its data does not, either', async () => {
		const [key, token] = secrets();
		for (const body of [`<html>${token}</html>`, `key ${key}`, `{"token": "${token}`, '""']) {
			for (const status of [200, 500]) {
				bench.sandbox.faults.clear();
				const headers = { 'content-type': `text/${token}`, location: `/${key}` };
				bench.fault({ kind: 'status', status, body, headers });
				if (body !== '""' || status === 500) await createList();
			}
		}
	});

	it('in the address of a redirect does not', async () => {
		const [key, token] = secrets();
		bench.fault({ kind: 'redirect', location: `http://${token}.example.com/${key}` });
		expect(await createList()).toContain('the server redirected to ***.example.com');
	});

	it('in the link to the next page does not', async () => {
		const [key, token] = secrets();
		for (const link of [
			`http://${token}.example.com/v2/contacts?next=x`,
			`http://elsewhere.example/v2/contacts?api_key=${key}`,
			`/v2/${token}/contacts?next=${key}`,
			`/v2/contacts?api_key=${key}&next=x`,
		]) {
			bench.sandbox.faults.clear();
			const body = JSON.stringify({ meta: { pagination: { next_link: link } }, results: [] });
			bench.fault({ kind: 'status', status: 200, body }, { times: 1 });
			await bench.fail('contact', 'getAll', { returnAll: true });
		}
	});

	it('in the address of a file does not', async () => {
		const [key, token] = secrets();
		for (const link of [
			`http://${token}.example.com/file.csv`,
			`http://${key}@elsewhere.example/${token}.csv`,
			`${bench.account.baseUrl}/activities/exports/x.csv?api_key=${key}&access_token=${token}`,
		]) {
			bench.sandbox.faults.clear();
			const activity = { id: 'a1', type: 'EXPORT_CONTACTS', status: 'COMPLETE', file_name: link };
			bench.fault({ kind: 'status', status: 200, body: JSON.stringify(activity) }, { times: 1 });
			await bench.fail('activity', 'download', { activity: byId('a1') });
		}
	});

	it('in the status of an activity, or in its errors, does not', async () => {
		const [key, token] = secrets();
		const activity = { id: 'a1', type: 'CLEAR_CONTACTS_FROM_LISTS', status: `ERROR ${token}` };
		const errors = [{ message: `Bearer ${token}` }, `Line 2: ${key}`];
		const done = { ...activity, status: 'ERROR', errors };
		bench.fault({ kind: 'status', status: 200, body: JSON.stringify(done) }, { method: 'GET' });
		const parameters = { lists: ['1'], activityOptions: { checkEvery: 0.1 } };
		await bench.fail('activity', 'clearLists', parameters);
	});

	it('in a response to a read outputs nothing of it', async () => {
		const [key, token] = secrets();
		const link = `https://api.constantcontact.com/v2/x?api_key=${key}&access_token=${token}`;
		const body = JSON.stringify([{ id: '1', name: `for ${token}`, url: link, [key]: [token] }]);
		bench.fault({ kind: 'status', status: 200, body });
		const { json } = await bench.run('contactList', 'getAll', { returnAll: true });
		expect(json).toHaveLength(1);
	});
});

it('a credential that was pasted with blanks around it is blanked out as well', async () => {
	const [key, token] = secrets();
	bench.fault({ kind: 'status', status: 400, body: { error_message: `not ${token} nor ${key}` } });
	const { error } = await bench.run('contactList', 'create', { name: 'New' }, [{}], {
		credentials: {
			constantContactLegacyTokenApi: {
				...bench.credentials.constantContactLegacyTokenApi,
				apiKey: ` ${key}`,
				accessToken: `${token}\n`,
			},
		},
	});
	expect(error?.message).toContain('not *** nor ***');
});

it('a hint contains none, even if it quotes the server', async () => {
	const [key, token] = secrets();
	const body = JSON.stringify([{ file_id: '1', status: 'Active', description: token }]);
	bench.fault({ kind: 'status', status: 200, body });
	await bench.run('libraryFile', 'getUploadStatus', { files: ['1', key.replace(/./g, '7')] });
});

it('a key that is a word in the responses, as with a mock, changes nothing in them', async () => {
	Object.assign(bench.account.options, { apiKey: 'error_key', accessToken: 'id' });
	const { json } = await bench.run('contactList', 'get', { list: byId('2') }, [{}], {
		credentials: { constantContactLegacyTokenApi: { ...bench.account.credentials } },
	});
	expect(json).toMatchObject([{ id: '2', contact_count: expect.any(Number) as number }]);
});
