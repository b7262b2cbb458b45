import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Dialog, formatBytes, formatChange, ResultFigures } from '@tessera/ui'
import { Aperture } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useApp } from '../compose.ts'
import { BesideLink } from '../features/beside-link.tsx'
import { ImageBar } from '../features/image-bar.tsx'
import { useCompressions, useImage } from '../features/image-queries.ts'
import { useNeighbours } from '../features/neighbours.ts'
import { usePage } from '../features/page.ts'
import { Bench } from '../features/recipe/bench.tsx'
import { CompressionsSection } from '../features/recipe/compressions-section.tsx'
import { Presets } from '../features/recipe/presets.tsx'
import { RecipePanel } from '../features/recipe/recipe-panel.tsx'
import { describeRecipe } from '../features/recipe/recipe-words.ts'
import { useRecipe } from '../features/recipe/use-recipe.ts'
import { useShortcuts } from '../features/shortcuts.ts'
import { TilingsSection } from '../features/tilings/tilings-section.tsx'
import { useIsSmall } from '../features/use-is-small.ts'
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
  const { deletions, lastGallery, lastOpened } = useApp()
  const { previous, next } = useNeighbours(image.id)
  const navigate = useNavigate()
  const hidden = useValue(deletions.hidden)
  const me = trpc.account.me.useQuery()
  const list = useCompressions(image.id)
  const compressions = (list.data?.compressions ?? []).filter(({ id }) => !hidden.has(id))
  const [chosen, setChosen] = useState<string | null>(null)
  const [sheet, setSheet] = useState(false)
  const [cropping, setCropping] = useState(false)
  const small = useIsSmall()
  const recipe = useRecipe(image.id, {
    onAsked(id) {
      setChosen(id)
      setSheet(false)
    },
  })
  usePage(image.name)
  useAnnouncedResults(compressions, image.bytes)
  useShortcuts({
    c: () => void recipe.compress(),
    Escape: () => (cropping ? setCropping(false) : void navigate({ to: '/', search: lastGallery.get() })),
    ...(!cropping && { ArrowLeft: () => step(previous), ArrowRight: () => step(next) }),
  })
  // The gallery comes back to the one that was looked at last.
  useEffect(() => lastOpened.set(image.id), [image.id, lastOpened])
  function step(to: Image | undefined): void {
    if (to) void navigate({ to: '/images/$id', params: { id: to.id }, replace: true })
  }

  const asked = compressions.find(({ id }) => id === chosen)
  const newest = compressions.find(({ status }) => status === 'ready')
  const shown = asked?.status === 'ready' ? asked : newest
  const working = recipe.busy || asked?.status === 'queued' || asked?.status === 'processing'
  const { preview } = recipe.preview
  const panel = (
    <RecipePanel
      recipe={recipe}
      original={image}
      onCrop={() => {
        setSheet(false)
        setCropping(true)
      }}
    />
  )
  const presets = <Presets draft={recipe.draft} onUse={recipe.change} />
  function stopCropping(): void {
    setCropping(false)
    // On a phone the recipe is where one came from.
    setSheet(small)
  }

  return (
    <>
      <ImageBar image={image} />
      {/* Where there is room, the picture and the recipe are scrolled each by itself: who works at the one goes on seeing the other. */}
      <main
        tabIndex={-1}
        data-fills-window
        className="grid grow outline-none lg:min-h-0 lg:grid-cols-[minmax(0,1fr)_320px] lg:grid-rows-[minmax(0,1fr)]"
      >
        <div className="flex min-w-0 flex-col max-sm:pb-20 lg:overflow-y-auto">
          <div className="h-[52dvh] min-h-80 shrink-0 grow lg:h-auto lg:min-h-[58dvh]">
            {/* On a phone it stays in sight above the recipe, which covers the rest. */}
            <div className={sheet && small ? 'fixed inset-x-0 top-0 z-30 h-[42dvh]' : 'size-full'}>
              <Bench
                image={image}
                recipe={recipe}
                shown={shown}
                working={working}
                cropping={cropping}
                onCropped={stopCropping}
                previous={<BesideLink image={previous} direction="previous" />}
                next={<BesideLink image={next} direction="next" />}
              />
            </div>
          </div>
          <div className="px-3 pt-4 sm:px-6">
            <ResultFigures
              before={image.bytes}
              after={!preview && shown && shown.bytes !== null ? { ...shown, bytes: shown.bytes } : null}
              preview={preview?.figures ?? null}
            />
          </div>
          <div className="px-3 pb-16">
            <CompressionsSection
              compressions={compressions}
              originalBytes={image.bytes}
              shown={preview ? null : (shown?.id ?? null)}
              limit={me.data?.quota.compressionsPerImage.limit}
              onShow={(id) => {
                setChosen(id)
                recipe.stopTrying()
              }}
            />
            <TilingsSection image={image} limit={me.data?.quota.tilingsPerImage.limit} />
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
              <div className="-mt-3 mb-2 -ml-3">{presets}</div>
              {panel}
            </Dialog>
          </>
        ) : (
          <aside
            aria-label="Recipe"
            className="scroll-pb-20 border-hairline p-5 pb-0 max-lg:border-t lg:overflow-y-auto lg:border-l"
          >
            <div className="-mt-2 mb-3 flex items-center justify-between">
              <h2 className="text-16 font-semibold">Recipe</h2>
              <div className="-mr-3">{presets}</div>
            </div>
            {panel}
          </aside>
        )}
      </main>
    </>
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
