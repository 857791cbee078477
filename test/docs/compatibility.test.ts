import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { readResults } from '../compat/results';
import { ROOT } from '../support';
import { readPage } from './pages';

/** The dependencies of a folder with its own n8n. */
function dependenciesOf(folder: string): Record<string, string> {
	const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
	return (JSON.parse(text) as { dependencies: Record<string, string> }).dependencies;
}

const results = readResults();
const [newest] = results;

describe('the table of versions', () => {
	it('begins with what npm test and npm run test:e2e use', () => {
		expect(newest).toMatchObject({
			n8n: dependenciesOf('test/e2e').n8n,
			core: packageJson.devDependencies['n8n-core'],
			run: 'everything',
		});
	});

	it('has the version that npm run test:compat uses', () => {
		const core = dependenciesOf('test/compat/n8n-1')['n8n-core'];
		expect(results.filter(({ run }) => run === 'all').map((result) => result.core)).toEqual([core]);
	});

	it('names no version of Node that the package does not allow', () => {
		const oldest = Number.parseInt(packageJson.engines.node.replace('>=', ''), 10);
		for (const { node } of results) {
			for (const [version] of node.matchAll(/\d+/g)) {
				expect(Number(version)).toBeGreaterThanOrEqual(oldest);
			}
		}
	});

	it('ends with the oldest n8n that the README says works', () => {
		const oldest = results.filter(({ failed }) => failed === 0).at(-1)?.n8n;
		expect(readPage('README.md')).toContain(`The oldest that works is ${oldest}`);
	});
});
