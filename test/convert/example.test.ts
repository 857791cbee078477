import { bundleCode, EXAMPLE } from '../../scripts/convert/example';
import { convertFile } from '../../scripts/convert/workflow';
import { examples } from '../engine/exampleFiles';
import { fileItem, readBinary, runWorkflow, type WorkflowRun } from '../support';

const example = examples.find(({ file }) => EXAMPLE === `examples/${file}.json`)!;
const legacy = examples.filter(({ workflow }) =>
	workflow.nodes.some(({ type }) => type.includes('.constantContactLegacy')),
);

/** Somebody chooses a file in the form. */
async function upload(content: string, fileName = 'old.json'): Promise<WorkflowRun> {
	const file = { content, fileName, mimeType: 'application/json' };
	return await runWorkflow(example.workflow, {
		mode: 'trigger',
		startNode: 'Upload Workflow',
		startItems: [await fileItem(file, 'Workflow')],
	});
}

async function resultOf(run: WorkflowRun): Promise<string> {
	return (await readBinary(run.node('Result File').items[0])).toString('utf8');
}

it('has the converter as it is now: npm run docs writes it', async () => {
	const node = example.workflow.nodes.find(({ name }) => name === 'Convert');
	expect(node?.parameters.jsCode).toBe(await bundleCode());
});

it('finds examples to convert', () => expect(legacy.length).toBeGreaterThan(5));

it.each(legacy)('returns the same file as npm run convert for $file', async ({ text }) => {
	const run = await upload(text);
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('waiting');
	expect(run.lastNode).toBe('Download');
	expect(await resultOf(run)).toBe(convertFile(text).text);
});

it('accepts several workflows, a byte order mark and any letters', async () => {
	const [first, second] = legacy.map(({ workflow }) => workflow);
	const named = { ...first, name: 'Zoë – größte Kundinnen 客戶' };
	const text = `\uFEFF${JSON.stringify([named, { name: 'Other', nodes: [] }, second])}`;
	const run = await upload(text, 'All workflows.JSON');
	expect(await resultOf(run)).toBe(convertFile(text).text);
	expect(await resultOf(run)).toContain('Zoë – größte Kundinnen 客戶');
	expect(run.node('Result File').items[0]?.binary?.data?.fileName).toBe('All workflows (V3).json');
});

it.each([
	['no JSON', 'Hello', /^The file is not JSON/],
	['nothing to convert', JSON.stringify({ nodes: [] }), /^Nothing to convert/],
	['credentials', '[{"type":"a","data":"b"}]', /^The file holds credentials/],
	['an empty file', ' ', /^The file is not JSON/],
])('the last page of the form explains what is wrong with %s', async (_, text, message) => {
	const run = await upload(text);
	expect(run.status).toBe('waiting');
	expect(run.lastNode).toBe('Not Converted');
	expect(run.node('Convert').json).toEqual([
		expect.objectContaining({ problem: expect.stringMatching(message) as string }),
	]);
	expect(run.nodes).not.toHaveProperty('Download');
});
