import { NodeApiError, NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { InputError, ServerError } from '../../../nodes/kit';
import { createLoader, getChosenValue } from '../../../nodes/kit/operations/loading';

/** The editor's functions for a node with these parameters. */
function editor(parameters: object = {}): ILoadOptionsFunctions {
	const node = { id: 'node', name: 'Node', type: 'dummy', typeVersion: 1, parameters };
	return { getNode: () => node } as unknown as ILoadOptionsFunctions;
}

const load = createLoader({
	product: 'Hub',
	knownErrors: [{ status: 404, nextStep: 'Check the workspace.' }],
	connect: async () => ({ tags: [1] }),
});

it('returns what was loaded', async () => {
	expect(await load(editor(), 'Load the tags', async ({ tags }) => tags)).toEqual([1]);
});

it.each([
	[
		new ServerError({ status: 404, request: 'GET /tags', serverMessage: 'gone' }),
		NodeApiError,
		'Could not load the tags: gone',
		'Check the workspace. (GET /tags, status 404)',
	],
	[new InputError('No node', 'Choose one.'), NodeOperationError, 'No node', 'Choose one.'],
])('says what to do when it fails: %p', async (failure, kind, message, description) => {
	const loading = load(editor(), 'Load the tags', async () => await Promise.reject(failure));
	const error = await loading.catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(kind);
	expect(error).toMatchObject({ message, description, node: { name: 'Node' } });
});

it.each([
	[{ filters: { node: { mode: 'list', value: 'n1' } } }, 'n1'],
	[{ filters: { node: { value: '' } } }, undefined],
	[{ filters: { node: { value: '={{ $json.node }}' } } }, undefined],
	[{ filters: { node: { value: 7 } } }, undefined],
	[{ filters: { node: 'n1' } }, undefined],
	[{ filters: {} }, undefined],
	[{}, undefined],
])('the chosen value of %j is %p', (parameters, expected) => {
	expect(getChosenValue(editor(parameters), 'filters.node')).toBe(expected);
});
