import { ErrorNotice, RecipeForm } from '@tessera/ui'
import type { Image } from '../../lib/trpc.ts'
import { choicesOf, formatOptions, noteOf } from './formats.ts'
import { fitWords } from './recipe-words.ts'
import type { useRecipe } from './use-recipe.ts'

const fitOptions = Object.entries(fitWords).map(([value, label]) => ({ value, label }))

export function RecipePanel({
  recipe,
  original,
  onCrop,
}: {
  recipe: ReturnType<typeof useRecipe>
  original: Image
  onCrop(): void
}) {
  return (
    <RecipeForm
      draft={recipe.draft}
      formats={formatOptions}
      fits={fitOptions}
      note={noteOf(recipe.draft.format)}
      errors={recipe.errors}
      original={original}
      choices={{
        ...choicesOf(recipe.draft.format),
        pages: original.pages,
        hasLocation: original.hasLocation,
      }}
      busy={recipe.busy}
      onChange={recipe.change}
      onCrop={onCrop}
      onSubmit={() => void recipe.compress()}
    >
      {recipe.problem && <ErrorNotice problem={recipe.problem} />}
    </RecipeForm>
  )
}
