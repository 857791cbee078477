import { BulkActivitiesApi } from 'ctct-api-client';
import type { World } from '../world';
import type { Calls } from './call';

const api = ({ configuration }: World) => new BulkActivitiesApi(configuration);

/** Starts an export; returns its id once it is done. */
async function exported(world: World): Promise<string> {
	const { data } = await api(world).createExportActivity({ list_ids: [world.list] });
	world.clock.advance(1000);
	return data.activity_id!;
}

/** Bulk activities. */
export const activityCalls: Calls = {
	'BulkActivitiesApi.createCSVImportActivity': (world) =>
		api(world).createCSVImportActivity(
			new File(['email,first_name\r\nann@example.com,Ann\r\n'], 'people.csv', { type: 'text/csv' }),
			[world.list, world.v3.lists()[1]!.id].join(','),
		),
	'BulkActivitiesApi.createDeleteActivity': (world) =>
		api(world).createDeleteActivity({ contact_ids: [world.contact] }),
	'BulkActivitiesApi.createExportActivity': (world) =>
		api(world).createExportActivity({
			list_ids: [world.list],
			fields: ['email_address', 'first_name'],
			status: 'active',
		}),
	'BulkActivitiesApi.createImportJSONActivity': (world) =>
		api(world).createImportJSONActivity({
			list_ids: [world.list],
			import_data: [
				{
					email: 'ann@example.com',
					first_name: 'Ann',
					'home country': 'Ireland',
					birthday_month: 2,
					birthday_day: 3,
				},
			],
		}),
	'BulkActivitiesApi.createListAddActivity': (world) =>
		api(world).createListAddActivity({
			source: { all_active_contacts: true },
			exclude: { contact_ids: [world.contact] },
			list_ids: [world.list],
		}),
	'BulkActivitiesApi.createListDeleteActivity': (world) =>
		api(world).createListDeleteActivity({ list_ids: [world.list] }),
	'BulkActivitiesApi.createListRemoveActivity': (world) =>
		api(world).createListRemoveActivity({
			source: { contact_ids: [world.contact] },
			list_ids: [world.list],
		}),
	'BulkActivitiesApi.createTagAddContactActivity': (world) =>
		api(world).createTagAddContactActivity({
			source: { list_ids: [world.list] },
			tag_ids: [world.tag],
		}),
	'BulkActivitiesApi.createTagDeleteActivity': (world) =>
		api(world).createTagDeleteActivity({ tag_ids: [world.tag] }),
	'BulkActivitiesApi.createTagRemoveActivity': (world) =>
		api(world).createTagRemoveActivity({
			source: { tag_ids: [world.tag] },
			tag_ids: [world.tag],
		}),
	'BulkActivitiesApi.getActivityById': async (world) =>
		await api(world).getActivityById(await exported(world)),
	'BulkActivitiesApi.getAllActivities': async (world) => {
		await exported(world);
		return await api(world).getAllActivities(10, 'completed');
	},
	'BulkActivitiesApi.getCSVExportFile': async (world) =>
		await api(world).getCSVExportFile(await exported(world)),
	'BulkActivitiesApi.postCustomFieldDelete': (world) =>
		api(world).postCustomFieldDelete({ custom_field_ids: [world.field] }),
};
