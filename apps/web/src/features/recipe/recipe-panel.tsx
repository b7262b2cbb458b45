import { ErrorNotice, RecipeForm } from '@tessera/ui'
import { formatOptions, noteOf } from './formats.ts'
import { fitWords } from './recipe-words.ts'
import type { useRecipe } from './use-recipe.ts'

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
      note={noteOf(recipe.draft.format)}
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
