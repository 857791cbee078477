import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import {
	ApiClient,
	buildJsonRequest,
	connect,
	getCredentialText,
	InputError,
	type CredentialValues,
	type CredentialReader,
	type HttpClient,
} from '../../../nodes/kit';
import type { N8nFunctions } from '../../../nodes/kit/runtime/functions';
import { WriteJournal } from '../../../nodes/kit/runtime/writeJournal';

interface KeyAccess extends CredentialValues {
	id: string | undefined;
}

const reader: CredentialReader<KeyAccess> = {
	type: 'keyApi',
	read(credential, id, hint) {
		const key = getCredentialText(credential, 'key');
		if (key === '') throw new InputError('No key', 'Fill it in.');
		hint('read');
		return { quotaKey: key, secrets: [key], id };
	},
};

/** n8n's functions for a node with this credential; `sent` has the requests. */
function functionsWith(credential: ICredentialDataDecryptedObject, id: string | null = 'c1') {
	const sent: IHttpRequestOptions[] = [];
	const functions = {
		getCredentials: async () => credential,
		getNode: () => ({ credentials: { keyApi: { id, name: 'Key' } } }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				sent.push(options);
				return { statusCode: 200, headers: {}, body: '{}' };
			},
		},
	} as unknown as N8nFunctions;
	return { functions, sent };
}

const credential = { key: ' k ', baseUrl: 'https://api.example.com/v1/' };

describe('connect', () => {
	it.each([
		['c1', 'c1'],
		[null, undefined],
	])('reads the values and the ID of the credential: %p', async (id, expected) => {
		const { functions, sent } = functionsWith(credential, id);
		const hints: string[] = [];
		const connection = await connect(functions, reader, (text) => hints.push(text));
		expect(connection).toMatchObject({
			baseUrl: 'https://api.example.com/v1',
			values: { quotaKey: 'k', secrets: ['k'] },
		});
		expect([connection.credentialId, connection.values.id]).toEqual([expected, expected]);
		expect(hints).toEqual(['read']);
		expect(sent).toEqual([]);
	});

	it('creates a client that sends requests below the base URL', async () => {
		const { functions, sent } = functionsWith(credential);
		const { http } = await connect(functions, reader);
		await http.send({ method: 'GET', target: '/things' }, () => undefined);
		expect(sent.map(({ url }) => url)).toEqual(['https://api.example.com/v1/things']);
	});

	it('warns if the credential is sent unencrypted', async () => {
		const { functions } = functionsWith({ ...credential, baseUrl: 'http://api.example.com' });
		const hints: string[] = [];
		await connect(functions, reader, (text) => hints.push(text));
		expect(hints).toEqual(['read', expect.stringContaining("begins with 'http://'")]);
	});

	it.each([
		[{ ...credential, key: '' }, 'No key'],
		[{ key: '', baseUrl: 'x' }, 'No key'],
		[{ ...credential, baseUrl: 'x' }, "The credential's 'Base URL' isn't a web address: x"],
		[
			{ ...credential, customizeConnection: true, retries: -1 },
			expect.stringContaining("'Retries (in the credential)'"),
		],
	])('refuses %j', async (wrong, message) => {
		const connecting = connect(functionsWith(wrong).functions, reader);
		const error = await connecting.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(InputError);
		expect(error).toMatchObject({ message });
	});
});

describe('a client', () => {
	class ThingsApi extends ApiClient {
		constructor(
			http: HttpClient,
			readonly account: string,
		) {
			super(http);
		}

		async create(): Promise<void> {
			await this.http.send({ method: 'POST', target: '/things' }, () => undefined);
		}
	}

	it('has copies that share its state and use their own settings', async () => {
		const { functions, sent } = functionsWith(credential);
		const { http } = await connect(functions, reader);
		const seen: string[] = [];
		const journal = new WriteJournal();
		const api = new ThingsApi(http, 'joe');
		const copy = api
			.observedBy({ afterResponse: ({ request }) => void seen.push(request) })
			.journaledBy(journal)
			.withTimeout(7000);
		expect(copy).toBeInstanceOf(ThingsApi);
		expect(copy.account).toBe('joe');
		expect(copy.concurrency).toBe(api.concurrency);
		await api.create();
		expect(journal.state).toBe('none');
		await copy.create();
		expect(journal.state).toBe('done');
		expect(seen).toEqual(['POST /things']);
		expect(sent.map(({ timeout }) => timeout)).toEqual([60_000, 7000]);
	});
});

describe('a request for JSON', () => {
	const request = { method: 'POST', target: '/things' } as const;

	it('requests JSON', () => {
		expect(buildJsonRequest(request)).toEqual({
			...request,
			headers: { Accept: 'application/json' },
		});
	});

	it('sends a value as JSON, and says so', () => {
		expect(buildJsonRequest({ ...request, body: { a: 'ä' }, idempotent: true })).toEqual({
			...request,
			idempotent: true,
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: '{"a":"ä"}',
		});
	});

	it('leaves the content type of a form to the form', () => {
		const body = new FormData();
		const { headers, body: sent } = buildJsonRequest({ ...request, body });
		expect(headers).toEqual({ Accept: 'application/json' });
		expect(sent).toBe(body);
	});
});
