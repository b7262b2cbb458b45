import { z } from 'zod'
import { ById, NewPreset, PresetPatch } from '../../contract/inputs.ts'
import { Preset } from '../../contract/objects.ts'
import { createPreset } from '../../services/presets/create-preset.ts'
import { deletePreset } from '../../services/presets/delete-preset.ts'
import { getPreset } from '../../services/presets/get-preset.ts'
import { listPresets } from '../../services/presets/list-presets.ts'
import { updatePreset } from '../../services/presets/update-preset.ts'
import { page } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

const One = z.object({ preset: Preset })

export const presetsRoutes: readonly Route[] = [
  route('GET /api/v1/presets', {
    summary: 'List the presets',
    tag: 'presets',
    responses: { 200: page({ presets: z.array(Preset) }) },
    run: async ({ deps, actor }) => ok(await listPresets(deps, actor())),
  }),
  route('POST /api/v1/presets', {
    summary: 'Keep a recipe under a name; with applyOnUpload it is made of each image that comes',
    tag: 'presets',
    errors: ['CONFLICT', 'QUOTA_EXCEEDED'],
    example: { name: 'Web', recipe: { format: 'webp', width: 1600 }, applyOnUpload: true },
    body: NewPreset,
    responses: { 201: One },
    run: async ({ deps, actor }, { body }) => created(await createPreset(deps, actor(), body)),
  }),
  route('GET /api/v1/presets/{id}', {
    summary: 'Get a preset',
    tag: 'presets',
    params: ById,
    responses: { 200: One },
    run: async ({ deps, actor }, { params }) => ok(await getPreset(deps, actor(), params)),
  }),
  route('PATCH /api/v1/presets/{id}', {
    summary: 'Change a preset; what was made by it stays',
    tag: 'presets',
    params: ById,
    errors: ['CONFLICT'],
    example: { applyOnUpload: false },
    body: PresetPatch,
    responses: { 200: One },
    run: async ({ deps, actor }, { params, body }) =>
      ok(await updatePreset(deps, actor(), { ...params, ...body })),
  }),
  route('DELETE /api/v1/presets/{id}', {
    summary: 'Delete a preset; what was made by it stays',
    tag: 'presets',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deletePreset(deps, actor(), params).then(() => noContent),
  }),
]
