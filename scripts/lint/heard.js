// The lint rule that whoever asks an action hears that no answer came: else the page is replaced, or nothing is said at all.

/** An ActionResult, or what has one in it. */
const isResult = (type) => {
  const members = type.isUnion() ? type.types : [type]
  return members.some((each) => each.getProperty('ok') && each.getProperty('fields'))
}

export const heard = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unheard: 'No answer may come: ask by useAction, or catch it and say so where it was pressed.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap, getTypeAtLocation } = context.sourceCode.parserServices
    // A snippet is in no project.
    if (!program) return {}
    const checker = program.getTypeChecker()

    /** Then whoever called it hears. */
    function passesOn(asking) {
      const [signature] = checker.getSignaturesOfType(getTypeAtLocation(asking), 0)
      const answer = signature && checker.getAwaitedType(signature.getReturnType())
      return answer !== undefined && isResult(answer)
    }

    function isCaught(node) {
      for (let at = node; at.parent; at = at.parent) {
        if (at.parent.type === 'TryStatement' && at.parent.handler && at.parent.block === at) return true
        if (/Function/.test(at.parent.type)) return passesOn(at.parent)
      }
      return false
    }

    const catches = (node) =>
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      node.callee.property.name === 'catch'

    return {
      AwaitExpression(node) {
        const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node))
        if (isResult(type) && !catches(node.argument) && !isCaught(node))
          context.report({ node, messageId: 'unheard' })
      },
    }
  },
}
