import { Button, Dialog, Menu, PresetEditor, type PresetItem, type RecipeDraft } from '@tessera/ui'
import { BookMarked, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { loadChunk } from '../../lib/load-chunk.ts'
import { describeProblem, fieldErrors, serverErrorOf } from '../../lib/problems.ts'
import { type Preset, trpc } from '../../lib/trpc.ts'
import { describeRecipe } from './recipe-words.ts'
import { writeDraft } from './write-draft.ts'

/** What is chosen on one image stays with it: other images have other parts and frames. */
function forAnyImage(draft: RecipeDraft): RecipeDraft {
  return { ...draft, crop: null, frame: '' }
}

/** Recipes under names: use one, save the one that is written, take one away. */
export function Presets({ draft, onUse }: { draft: RecipeDraft; onUse(draft: RecipeDraft): void }) {
  const { connection, queries, toasts } = useApp()
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState<string | null>('')
  const list = trpc.presets.list.useQuery()
  const refresh = { onSettled: () => void queries.presets.list.invalidate() }
  const create = trpc.presets.create.useMutation(refresh)
  const update = trpc.presets.update.useMutation(refresh)
  const remove = trpc.presets.delete.useMutation(refresh)
  const presets = list.data?.presets ?? []

  async function readRecipe() {
    const { readDraft } = await loadChunk(() => import('../rules.ts'), connection)
    const read = readDraft(forAnyImage(draft))
    return 'recipe' in read ? read.recipe : null
  }

  async function edit(): Promise<void> {
    create.reset()
    const recipe = await readRecipe()
    setWords(recipe && describeRecipe(recipe))
    setOpen(true)
  }

  async function save(input: { name: string; applyOnUpload: boolean }): Promise<boolean> {
    const recipe = await readRecipe()
    if (!recipe) return false
    try {
      await create.mutateAsync({ ...input, recipe })
      toasts.show({ text: `“${input.name}” saved` })
      return true
    } catch {
      return false
    }
  }

  function use(preset: Preset): void {
    if (preset.error) return
    onUse(writeDraft(preset.recipe))
    setOpen(false)
  }

  async function forget({ id, name, recipe, applyOnUpload }: Preset): Promise<void> {
    await remove.mutateAsync({ id })
    const toast = toasts.show({
      text: `“${name}” deleted`,
      action: {
        label: 'Undo',
        onAct() {
          create.mutate({ name, recipe, applyOnUpload })
          toasts.dismiss(toast)
        },
      },
    })
  }

  function withOne(act: (preset: Preset) => void): (id: string) => void {
    return (id) => {
      const found = presets.find((preset) => preset.id === id)
      if (found) act(found)
    }
  }

  const usable = presets.filter(({ error }) => error === null)
  const groups = [
    ...(usable.length > 0
      ? [
          {
            label: 'Presets',
            items: usable.map((preset) => ({ label: preset.name, onSelect: () => use(preset) })),
          },
        ]
      : []),
    { items: [{ label: 'Save or change…', icon: Settings2, onSelect: () => void edit() }] },
  ]
  const failed = create.error ?? update.error ?? remove.error
  return (
    <>
      <Menu groups={groups}>
        <Button variant="plain" icon={BookMarked}>
          Presets
        </Button>
      </Menu>
      <Dialog open={open} title="Presets" onClose={() => setOpen(false)}>
        <PresetEditor
          presets={presets.map(toItem)}
          words={words}
          busy={create.isPending}
          error={fieldErrors(failed).name}
          problem={failed && serverErrorOf(failed)?.code !== 'INVALID_INPUT' ? describeProblem(failed) : null}
          onSave={save}
          onUse={withOne(use)}
          onApplyOnUpload={(id, applyOnUpload) => update.mutate({ id, applyOnUpload })}
          onDelete={withOne((preset) => void forget(preset).catch(() => {}))}
        />
      </Dialog>
    </>
  )
}

function toItem({ id, name, recipe, applyOnUpload, error }: Preset): PresetItem {
  // One that is usable was parsed by the server: it is a recipe, with what it leaves out.
  const words = error
    ? describeProblem(error).text
    : describeRecipe(recipe as Parameters<typeof describeRecipe>[0])
  return { id, name, words, usable: error === null, applyOnUpload }
}
