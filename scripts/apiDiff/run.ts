import { parseArgs } from 'node:util';

import { reportDifferences } from './report';
import { ADDRESSES } from './sources';

const HELP = `Compares the vendors' public specifications with what the documentation, the nodes and the sandbox assume.

  npm run api:diff -- [options]

  --v3 <place>        Constant Contact's specification: an address or a file. Default: ${ADDRESSES.constantContact}
  --hub <place>       ContactHub's specification. Default: ${ADDRESSES.contactHub}
  --schemas <place>   ContactHub's JSON schemas: an address or a folder. Default: ${ADDRESSES.contactHubSchemas}

Ends with 0 when nothing differs, with 1 when something does, and with 2 when a specification could not be read.
`;

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			v3: { type: 'string', default: ADDRESSES.constantContact },
			hub: { type: 'string', default: ADDRESSES.contactHub },
			schemas: { type: 'string', default: ADDRESSES.contactHubSchemas },
		},
	});
	if (!values.help) return await reportDifferences(values, print);
	print(HELP);
	return 0;
}

function print(text: string): void {
	process.stdout.write(`${text}\n`);
}

main().then(
	(code) => (process.exitCode = code),
	(error: unknown) => {
		process.stderr.write(`${String(error)}\n`);
		process.exitCode = 3;
	},
);
