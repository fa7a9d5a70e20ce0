// What the guide does beyond the screen: a tone, a vibration, a voice, and the screen kept awake. A phone that cannot, does without.
'use client'

import { useEffect } from 'react'

let audio: AudioContext | undefined

/** Called in the person's own tap, since browsers let no sound begin by itself. */
export function openEars(): void {
  if ('AudioContext' in globalThis) audio ??= new AudioContext()
  void audio?.resume()
}

/** Two tones up at a beginning, one at an end. */
export function signal(what: 'begin' | 'end', sound: boolean): void {
  navigator.vibrate?.(what === 'begin' ? [80, 60, 80] : 200)
  if (!sound || !audio) return
  const tones = what === 'begin' ? [660, 880] : [520]
  tones.forEach((pitch, index) => tone(audio!, pitch, index * 0.18))
}

function tone(context: AudioContext, pitch: number, after: number): void {
  const at = context.currentTime + after
  const source = new OscillatorNode(context, { frequency: pitch })
  const loudness = new GainNode(context, { gain: 0 })
  loudness.gain.setValueAtTime(0, at)
  loudness.gain.linearRampToValueAtTime(0.3, at + 0.02)
  loudness.gain.linearRampToValueAtTime(0, at + 0.16)
  source.connect(loudness).connect(context.destination)
  source.start(at)
  source.stop(at + 0.2)
}

export const canSpeak = () => 'speechSynthesis' in globalThis

export function speak(sentences: readonly string[]): void {
  if (!canSpeak()) return
  speechSynthesis.cancel()
  for (const sentence of sentences) {
    const words = new SpeechSynthesisUtterance(sentence)
    words.lang = 'en'
    words.rate = 0.9
    speechSynthesis.speak(words)
  }
}

export const hush = () => canSpeak() && speechSynthesis.cancel()

/** A phone that was looked away from lets go of its lock, so it is asked again. */
export function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let over = false
    const hold = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      try {
        const held = await navigator.wakeLock.request('screen')
        if (over) await held.release()
        else lock = held
      } catch {
        // Refused, as with an almost empty battery.
      }
    }
    const again = () => void hold()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}
