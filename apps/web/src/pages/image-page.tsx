import { useNavigate, useParams } from '@tanstack/react-router'
import {
  Button,
  CompareView,
  Dialog,
  formatBytes,
  formatChange,
  formatName,
  ResultFigures,
} from '@tessera/ui'
import { Aperture, LoaderCircle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../compose.ts'
import { ImageBar } from '../features/image-bar.tsx'
import { useCompressions, useImage } from '../features/image-queries.ts'
import { usePage } from '../features/page.ts'
import { CompressionsSection } from '../features/recipe/compressions-section.tsx'
import { RecipePanel } from '../features/recipe/recipe-panel.tsx'
import { describeRecipe } from '../features/recipe/recipe-words.ts'
import { useRecipe } from '../features/recipe/use-recipe.ts'
import { useShortcuts } from '../features/shortcuts.ts'
import { useIsSmall } from '../features/use-is-small.ts'
import { onThisOrigin } from '../lib/links.ts'
import { serverErrorOf } from '../lib/problems.ts'
import { type Compression, type Image, trpc } from '../lib/trpc.ts'
import { useValue } from '../lib/value.ts'
import { LoadingPage, MissingPage, ProblemPage } from './other-pages.tsx'

export function ImagePage() {
  const { id } = useParams({ from: '/shell/images/$id' })
  const { data, error, refetch } = useImage(id)
  if (error && serverErrorOf(error)?.code === 'NOT_FOUND') return <MissingPage />
  if (error && !data) return <ProblemPage error={error} reset={() => void refetch()} />
  if (!data) return <LoadingPage />
  // What belongs to one image starts anew with the next.
  return <Workbench key={id} image={data.image} />
}

function Workbench({ image }: { image: Image }) {
  const { deletions } = useApp()
  const navigate = useNavigate()
  const hidden = useValue(deletions.hidden)
  const me = trpc.account.me.useQuery()
  const list = useCompressions(image.id)
  const compressions = (list.data?.compressions ?? []).filter(({ id }) => !hidden.has(id))
  const [chosen, setChosen] = useState<string | null>(null)
  const [sheet, setSheet] = useState(false)
  const small = useIsSmall()
  const recipe = useRecipe(image.id, {
    onAsked(id) {
      setChosen(id)
      setSheet(false)
    },
  })
  usePage(image.name)
  useAnnouncedResults(compressions, image.bytes)
  useShortcuts({ c: () => void recipe.compress(), Escape: () => void navigate({ to: '/' }) })

  const asked = compressions.find(({ id }) => id === chosen)
  const newest = compressions.find(({ status }) => status === 'ready')
  const shown = asked?.status === 'ready' ? asked : newest
  const working = recipe.busy || asked?.status === 'queued' || asked?.status === 'processing'
  const panel = <RecipePanel recipe={recipe} original={image} />

  return (
    <>
      <ImageBar image={image} />
      <main tabIndex={-1} className="grid grow outline-none lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col max-sm:pb-20">
          <div className="h-[52dvh] min-h-80 grow lg:h-auto lg:min-h-[58dvh]">
            <CompareView
              name={image.name}
              width={image.width}
              height={image.height}
              thumbhash={image.thumbhash}
              original={{
                identity: image.id,
                src: onThisOrigin(image.url),
                fallback: image.thumbnail && onThisOrigin(image.thumbnail.url),
                label: `Original, ${formatName(image.format)}`,
              }}
              result={shown ? pictureOf(shown) : null}
            >
              {working && <Working />}
            </CompareView>
          </div>
          <div className="px-3 pt-4 sm:px-6">
            <ResultFigures
              before={image.bytes}
              after={shown && shown.bytes !== null ? { ...shown, bytes: shown.bytes } : null}
            />
          </div>
          <div className="px-3 pb-16">
            <CompressionsSection
              compressions={compressions}
              originalBytes={image.bytes}
              shown={shown?.id ?? null}
              limit={me.data?.quota.compressionsPerImage.limit}
              onShow={setChosen}
            />
          </div>
        </div>
        {small ? (
          <>
            <div
              data-bottom-bar
              className="fixed inset-x-0 bottom-0 z-20 border-t border-hairline bg-raised p-2 pb-[max(8px,env(safe-area-inset-bottom))]"
            >
              <Button variant="primary" icon={Aperture} className="w-full" onClick={() => setSheet(true)}>
                Choose a recipe
              </Button>
            </div>
            <Dialog kind="sheet" open={sheet} title="Recipe" onClose={() => setSheet(false)}>
              {panel}
            </Dialog>
          </>
        ) : (
          <aside aria-label="Recipe" className="border-hairline p-5 max-lg:border-t lg:border-l">
            <h2 className="mb-4 text-16 font-semibold">Recipe</h2>
            {panel}
          </aside>
        )}
      </main>
    </>
  )
}

function pictureOf(compression: Compression) {
  return {
    identity: `${compression.id} ${compression.updatedAt}`,
    src: onThisOrigin(compression.url ?? ''),
    label: describeRecipe(compression.recipe),
  }
}

function Working() {
  return (
    <p
      role="status"
      className="absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-full bg-[oklch(0_0_0/0.7)] px-4 py-2 text-13 text-[oklch(1_0_0)]"
    >
      <LoaderCircle aria-hidden size={16} strokeWidth={1.5} className="animate-spin" />
      Compressing
    </p>
  )
}

/** Says what has become of a compression that was under way, for those who do not see it appear. */
function useAnnouncedResults(compressions: readonly Compression[], before: number): void {
  const { announcement } = useApp()
  const open = useRef(new Set<string>())
  useEffect(() => {
    for (const { id, status, bytes, recipe } of compressions) {
      if (status === 'queued' || status === 'processing') open.current.add(id)
      else if (open.current.delete(id))
        announcement.set(
          status === 'ready' && bytes !== null
            ? `${describeRecipe(recipe)}: ${formatBytes(bytes)}, ${formatChange(before, bytes)}`
            : `${describeRecipe(recipe)} could not be made`,
        )
    }
  }, [compressions, before, announcement])
}
