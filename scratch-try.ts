import { sheet } from './scratch-sheet'
const mat = (from=-95,to=60)=>({kind:'mat',from,to})
const d: any = {
  standFront: { base: 'standing', view: 'front', poses: [{}, {}], tint: [] },
  cat: { base: 'hands-and-knees', view: 'side', things: [mat(-60,80)], poses: [{lumbar:{bend:-16}, thoracic:{bend:-10}, neck:{bend:-25}}, {pelvis:{tilt:60},lumbar:{bend:28}, thoracic:{bend:32}, neck:{bend:35}}], tint: ['low-back','upper-back'], arrow: {follow:'chest', by:[0,14,0]} },
  catstart: { base: 'hands-and-knees', view: 'side', things: [mat(-60,80)], poses: [{}, {lumbar:{bend:-16}, thoracic:{bend:-10}, neck:{bend:-25}}], tint: ['low-back','upper-back'], arrow: {follow:'chest', by:[0,14,0]} },
  child: { base: 'hands-and-knees', view: 'side', things: [mat(-60,80)], poses: [{}, {pelvis:{at:[-36,26,0],tilt:95}, lumbar:{bend:25}, thoracic:{bend:20}, arms:{hand:[50,1.7,17]}, legs:{ankle:-70}}], tint: ['low-back','upper-back'] },
  birddog: { base: 'hands-and-knees', view: 'side', things: [mat(-60,80)], poses: [{}, {rightArm:{raise:175,plane:80,elbow:0, twist:0}, leftLeg:{hip:-5,knee:5, ankle:-20}, pelvis:{at:[0,47.2,0]}}], tint: ['glute','low-back'] },
  half: { base: 'half-kneeling', view: 'side', things: [mat(-60,60)], poses: [{}, {pelvis:{at:[12,45,0]}, lumbar:{bend:-6}}], tint: ['left-hip-front'], arrow:{follow:'pelvis',by:[0,0,0]} },
  prone: { base: 'face-down', view: 'side', things: [mat()], poses: [{}, {pelvis:{tilt:88}, lumbar:{bend:-35}, thoracic:{bend:-22}, neck:{bend:-20}, arms:{hand:[62,2,20],fingers:[1,0,0],palm:[0,-1,0], elbowTo:[-1,0,.6]}}], tint: ['low-back'] },
  k2c: { base: 'on-back-knees-bent', view: 'side', things: [mat()], poses: [{}, {rightLeg:{hip:120,knee:125}, arms:{hand:{of:'rightShin', by:[3,4,0]}, grip:.4, turn:60}}], tint: ['low-back','glute'] },
  roller: { base: 'on-back-knees-bent', view: 'side', things: [mat(), {kind:'roller', at:[-38,7.5,0]}], poses: [{pelvis:{at:[0,12,0],tilt:-68}}, {pelvis:{at:[0,12,0],tilt:-75}, thoracic:{bend:-28}, neck:{bend:0}}], tint: ['upper-back'] },
  curl: { base: 'standing', view: 'front-side', things: [{kind:'weight',in:'rightHand'},{kind:'weight',in:'leftHand'}], poses: [{arms:{grip:1,turn:-80}}, {arms:{elbow:130,grip:1, turn:-80, raise:10}}], tint: ['upper-arm-front'], arrow:{follow:'rightHand', by:[8,0,8]} },
  wrist: { base: 'sitting', view: 'front-side', crop:{around:{of:'rightHand'}, size:70}, things: [{kind:'weight',in:'rightHand'},{kind:'table',at:[45,66,10]}], poses: [{rightArm:{hand:[45,71,22],turn:80,grip:1}}, {rightArm:{hand:[45,74,22],turn:80,wrist:-40,grip:1}}], tint: ['right-forearm-top'] },
  prayer: { base: 'sitting', view: 'front', crop:{around:{of:'sternum'}, size:110}, things: [], poses: [{arms:{hand:[24,122,1.8],fingers:[0.2,1,0],palm:[0,0,-1],elbowTo:[0,-.4,1],grip:0}}, {arms:{hand:[22,104,1.8],fingers:[0.2,1,0],palm:[0,0,-1],elbowTo:[0,-.4,1],grip:0}}], tint: ['forearm-under'] },
  handback: { base: 'standing', view: 'side', crop:{around:{of:'rightHand'}, size:45}, things: [], poses: [{}, {arms:{grip:1}}], tint: [] },
  handpalm: { base: 'standing', view: 'front', crop:{around:{of:'rightHand'}, size:45}, things: [], poses: [{}, {arms:{turn:-90, grip:0.2}}], tint: [] },
  wallsit: { base: 'standing', view: 'side', things: [{kind:'wall',x:-11}], poses: [{legs:{foot:[42,0,10]},pelvis:{at:[0,80,0]}}, {pelvis:{at:[0,54,0]}}], tint: ['thigh-front'], arrow:{follow:'pelvis',by:[20,0,0]} },
  step: { base: 'standing', view: 'side', things: [{kind:'step',at:[40,18,0]}], poses: [{rightLeg:{foot:[32,18,9]}}, {pelvis:{at:[32,107.6,0]},rightLeg:{foot:[32,18,9]},leftLeg:{foot:[30,18,-9]}}], tint: ['thigh-front'], arrow:{follow:'pelvis',by:[-22,0,0]} },
}
await sheet(d, '/tmp/pic/a.png', { px: 400 })
