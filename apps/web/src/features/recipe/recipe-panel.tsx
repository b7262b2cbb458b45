import type { OutputFormat } from '@tessera/core/recipes'
import { ErrorNotice, formatName, RecipeForm } from '@tessera/ui'
import { fitWords } from './recipe-words.ts'
import type { useRecipe } from './use-recipe.ts'

// Only types come from the schema here, so that it can be loaded later; a format that is missing does not compile.
const formats = { jpeg: true, png: true, webp: true, avif: true } satisfies Record<OutputFormat, true>
const formatOptions = ['auto', ...Object.keys(formats)].map((value) => ({ value, label: formatName(value) }))
const fitOptions = Object.entries(fitWords).map(([value, label]) => ({ value, label }))

export function RecipePanel({
  recipe,
  original,
}: {
  recipe: ReturnType<typeof useRecipe>
  original: { width: number; height: number }
}) {
  return (
    <RecipeForm
      draft={recipe.draft}
      formats={formatOptions}
      fits={fitOptions}
      lossless={recipe.draft.format === 'png'}
      errors={recipe.errors}
      original={original}
      busy={recipe.busy}
      onChange={recipe.change}
      onSubmit={() => void recipe.compress()}
    >
      {recipe.problem && <ErrorNotice problem={recipe.problem} />}
    </RecipeForm>
  )
}
