import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { describeRecorded, lackingFields, recorded } from '../recordings';
import { constantContactV2Client, type V2Client } from '../testClient';

describeRecorded('recorded responses of the library', () => {
	let sandbox: Sandbox;
	let client: V2Client;

	beforeAll(async () => {
		sandbox = await startSandbox({
			clock: new ManualClock(),
			constantContactV2: { contacts: 1, files: 20, trashFiles: 20, trashFileType: 'type' },
		});
		client = constantContactV2Client(sandbox);
	});
	afterAll(async () => await sandbox.close());

	it.each([
		['library_file_response.json', '/library/files/1'],
		['library_files_response.json', '/library/files'],
		['library_files_by_folder_response.json', '/library/folders/-2/files'],
		['library_files_upload_status_response.json', '/library/files/uploadstatus/1,2'],
		['library_folder_response.json', '/library/folders/-7'],
		['library_folders_response.json', '/library/folders?limit=3'],
		['library_info_response.json', '/library/info'],
		['library_trash_response.json', '/library/folders/trash/files'],
	])('%s has the same fields', async (name, path) => {
		const { body } = await client.get(path);
		expect(lackingFields(recorded(name), body)).toEqual([]);
		// The recorded file is in no folder, the recorded folders have two levels
		const more = lackingFields(body, recorded(name)).filter(
			(field) => field !== '.folder_id: string' && !field.includes('.children[].children[]'),
		);
		expect(more).toEqual([]);
	});
});
