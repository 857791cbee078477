import { defineGetAll } from '../subresource/getAll';
import { education } from './definition';

export const getAllEducations = defineGetAll(education);
