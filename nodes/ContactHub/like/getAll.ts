import { defineGetAll } from '../subresource/getAll';
import { like } from './definition';

export const getAllLikes = defineGetAll(like);
