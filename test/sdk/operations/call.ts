import type { AxiosResponse } from 'axios';
import type { World } from '../world';

/** Calls one operation of the client. */
export type Call = (world: World) => Promise<AxiosResponse<unknown>>;

/** Calls by the client's class and method: `ContactsApi.createContact`. */
export type Calls = Record<string, Call>;
