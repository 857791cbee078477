import { readBinary } from '../../support';
import { convertFile } from '../../../scripts/convert/workflow';
import { examples } from '../exampleFiles';
import type { Story } from './story';

/** The sample: two nodes that V3 has, and one that it hasn't. */
export const convertedWorkflow: Story = {
	prepare() {},

	async check(run, sandbox) {
		const example = examples.find(({ file }) => file.startsWith('22-'));
		const sample = example?.workflow.nodes.find(({ name }) => name === 'Sample Workflow');
		const { text } = convertFile(String(sample?.parameters.jsonOutput));
		const [result] = run.node('Result File').items;
		expect((await readBinary(result)).toString('utf8')).toBe(text);
		expect(result?.binary?.data?.fileName).toBe('sample (V3).json');
		expect(run.node('Convert').json).toEqual([
			expect.objectContaining({ converted: 2, kept: 1, fileName: 'sample (V3).json' }),
		]);
		expect(text).toContain('### Get Pictures: stays as it is');
		expect(run.nodes).not.toHaveProperty('Download');
		expect(run.nodes).not.toHaveProperty('Not Converted');
		expect(sandbox.log.entries).toEqual([]);
	},
};
