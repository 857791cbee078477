import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	type IAuthenticateGeneric,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type JsonObject,
	type ResourceMapperFields,
} from 'n8n-workflow';

/** A typical credential: a base URL and a secret that is sent in a header. */
export class DummyApi implements ICredentialType {
	name = 'dummyApi';

	displayName = 'Dummy API';

	properties: INodeProperties[] = [
		{ displayName: 'Token', name: 'token', type: 'string', default: '' },
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: 'http://localhost:1' },
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/me' },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'role', value: 'none', message: 'This token has no role' },
			},
		],
	};
}

/** A node with one operation for each feature that the harness must pass on. */
export class Dummy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dummy',
		name: 'dummy',
		group: ['transform'],
		version: 1,
		description: 'Does what the test asks for',
		defaults: { name: 'Dummy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'dummyApi' }],
		properties: [
			{
				displayName: 'Action',
				name: 'action',
				type: 'string',
				default: 'echo',
			},
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: 'default',
			},
			{
				displayName: 'Must',
				name: 'must',
				type: 'string',
				default: '',
				required: true,
				displayOptions: { show: { action: ['must'] } },
			},
		],
	};

	methods = {
		loadOptions: {
			async getOptions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const value = String(this.getCurrentNodeParameter('value'));
				const me = await request.call(this);
				return [{ name: value, value: String(me.authorization) }];
			},
		},
		listSearch: {
			async search(
				this: ILoadOptionsFunctions,
				filter?: string,
				paginationToken?: string,
			): Promise<INodeListSearchResult> {
				return {
					results: [{ name: filter ?? 'all', value: paginationToken ?? 'first' }],
					paginationToken: 'next',
				};
			},
		},
		resourceMapping: {
			async getFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
				const displayName = String(this.getNodeParameter('value'));
				const field = { id: 'a', displayName, required: false, defaultMatch: false, display: true };
				return { fields: [field, field] };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const out: INodeExecutionData[] = [];
		for (const [i] of this.getInputData().entries()) {
			try {
				out.push({ ...(await act.call(this, i)), pairedItem: { item: i } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				const { message } = error as Error;
				out.push({ json: { error: message, details: { item: i } }, pairedItem: { item: i } });
			}
		}
		return [out];
	}
}

async function request(this: IExecuteFunctions | ILoadOptionsFunctions): Promise<IDataObject> {
	const { baseUrl } = await this.getCredentials('dummyApi');
	return (await this.helpers.httpRequestWithAuthentication.call(this, 'dummyApi', {
		url: `${String(baseUrl)}/me`,
		json: true,
	})) as IDataObject;
}

let failures = 0;

async function act(this: IExecuteFunctions, i: number): Promise<INodeExecutionData> {
	const value = this.getNodeParameter('value', i) as string;
	switch (this.getNodeParameter('action', i)) {
		case 'request':
			return { json: await request.call(this) };
		case 'fail':
			if (value === 'good') return { json: { value } };
			throw new NodeOperationError(this.getNode(), `Item ${i} is bad`, {
				itemIndex: i,
				description: 'Mend it',
			});
		case 'failOnce':
			failures++;
			if (failures % 2 === 1) {
				throw new NodeApiError(this.getNode(), { message: 'again' } as JsonObject, {
					httpCode: '503',
				});
			}
			return { json: { failures } };
		case 'wait':
			return await aborted(this.getExecutionCancelSignal());
		case 'hint':
			this.addExecutionHints({ message: value, location: 'outputPane' });
			return { json: {} };
		case 'file': {
			const stream = await this.helpers.getBinaryStream(
				this.helpers.assertBinaryData(i, 'data').id ?? '',
			);
			const content = await this.helpers.binaryToBuffer(stream);
			const data = await this.helpers.prepareBinaryData(
				Buffer.from(content.toString().toUpperCase()),
				'out.txt',
				'text/plain',
			);
			return { json: {}, binary: { data } };
		}
		case 'static': {
			const data = this.getWorkflowStaticData('node');
			data.count = Number(data.count ?? 0) + 1;
			return { json: { count: data.count } };
		}
		default:
			return { json: { value, zone: this.getTimezone() } };
	}
}

async function aborted(signal: AbortSignal | undefined): Promise<never> {
	return await new Promise((_resolve, reject) => {
		signal?.addEventListener('abort', () => reject(new Error('stopped')));
	});
}
