import { installN8n } from './setup/installN8n';

installN8n((text) => process.stdout.write(`${text}\n`)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
