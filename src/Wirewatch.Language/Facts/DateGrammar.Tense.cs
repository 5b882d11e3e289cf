using Wirewatch.Language.Text;

namespace Wirewatch.Language.Facts;

/// <content>Whether the words around a date speak of the past or of the future: those before it in its own clause first, then those behind it.</content>
internal sealed partial class DateGrammar
{
    private const int WordsBefore = 12;
    private const int WordsBehind = 6;

    private static readonly WordSet FutureWords = new(
        "will won't shall scheduled planned expected expects expect due forecast targeted targeting postponed rescheduled delayed upcoming tomorrow slated 'll ’ll plans "
        + "intends hopes looms until deadline expecting before funeral");

    // What is told with these has been said by the day told beside them.
    private static readonly WordSet SayingWords = new("said told stated announced reported confirmed added declared");

    private static readonly WordSet OtherPastWords = new(
        "was were did had began came went gave took met held left sent found won lost fell rose sank broke spoke wrote shot hit struck flew drew led fled saw heard became brought "
        + "caught fought sold bought built paid stood sat ran threw woke chose drove grew hid kept knew withdrew released published issued agreed freed");

    // What a programme is told in: "the trial opens in June".
    private static readonly WordSet PresentWords = new(
        "opens closes starts begins ends expires lasts resumes returns retires leaves departs arrives goes comes takes faces meets hosts holds travels becomes kicks elects decides launches joins "
        + "celebrates hears if unless");

    // The same of many, and what stands behind the noun that says so: "polls open in July".
    private static readonly WordSet PluralPresentWords = new("open close start begin end expire resume return retire leave depart arrive go come take face meet visit host hold travel run vote elect decide");

    private static readonly WordSet Prepositions = new("on in at to from by for with of during after before over about into near under as late early");

    private static readonly WordSet ClauseWords = new(
        "that which who whom whose because when while where although though but and or if unless as whether after before he she they we I to");

    private static readonly WordSet Determiners = new("the a an his her its their this these those some many several most all no");

    private enum Tense
    {
        Unknown,
        Past,
        Future,
    }

    private bool SpeaksOfFuture(int index) => TenseAt(index) == Tense.Future;

    private Tense TenseAt(int index)
    {
        var first = index;
        // "mid-July", "early July"
        while (first > 0 && (Is(first - 1, DateTermKind.Part) || (first > 1 && tokens[first - 1].Kind == TokenKind.Dash && Is(first - 2, DateTermKind.Part))))
        {
            first--;
        }
        var before = first - 1;
        var isMeant = false;
        while (before >= 0 && tokens[before].Of(text.Span) is "on" or "late" or "early" or "for" or "the" or "last" or "in")
        {
            isMeant |= tokens[before--].Of(text.Span) is "for";
        }
        if (before >= 0 && !tokens[before + 1].StartsParagraph)
        {
            var word = tokens[before].Of(text.Span);
            if (word is "by" or "By" or "until" or "Until")
            {
                return Tense.Future;
            }
            // "said Monday's talks will": what is said has a time of its own; so has what is "called for Monday".
            if (!isMeant && IsPast(before) && !(SayingWords.Contains(word) && IsSubject(index)))
            {
                return Tense.Past;
            }
        }
        var isAdverbial = first > 0 && tokens[first - 1].Of(text.Span) is "in" or "In" or "on" or "On";
        return TenseBefore(first, isMeant || IsSubject(index)) is var found and not Tense.Unknown ? found : TenseBehind(index, isAdverbial);
    }

    // The nearest verb decides as long as no other clause has begun; a word of the future decides in the clause before, too.
    private Tense TenseBefore(int index, bool isOtherClause)
    {
        var isPast = false;
        for (var i = index - 1; i >= 0 && i >= index - WordsBefore && !tokens[i + 1].StartsParagraph && tokens[i].Kind != TokenKind.Stop; i--)
        {
            var word = tokens[i].Of(text.Span);
            if (!isOtherClause && !isPast && IsPast(i))
            {
                if (SayingWords.Contains(word))
                {
                    // "said in Geneva on Tuesday", but not "said talks in Geneva on Tuesday".
                    if (word is "told" || Prepositions.Contains(tokens[i + 1].Of(text.Span)))
                    {
                        return Tense.Past;
                    }
                    isOtherClause = true;
                }
                else
                {
                    isPast = true;
                }
            }
            if (FutureWords.Contains(word) || IsToBe(i) || (word is "set" && tokens[i + 1].Of(text.Span) is "for" or "to") || (!isOtherClause && !isPast && IsPresent(i)))
            {
                return Tense.Future;
            }
            isOtherClause |= BeginsClause(i, index);
        }
        return isPast ? Tense.Past : Tense.Unknown;
    }

    private Tense TenseBehind(int index, bool isAdverbial)
    {
        for (var i = index + 1; i < tokens.Count && i <= index + WordsBehind && !tokens[i].StartsParagraph; i++)
        {
            if (tokens[i].Kind is TokenKind.Stop or TokenKind.Quote || (tokens[i].Kind == TokenKind.Punctuation && (i > index + 1 || tokens[i].Of(text.Span) is not ",")))
            {
                break;
            }
            var word = tokens[i].Of(text.Span);
            if (word is "will" or "shall")
            {
                return Tense.Future;
            }
            var next = i + 1 < tokens.Count ? tokens[i + 1].Of(text.Span) : default;
            if (i == index + 1 && word is "that" && next is not ("will" or "shall"))
            {
                // "on Monday that talks will go on" was said then.
                break;
            }
            // "On Monday, police arrested a man who will" and "police on Monday arrested a man who will", but not "the talks on Monday proposed by".
            if (IsPast(i) && (i > index + 1 ? next is not "by" : SayingWords.Contains(word) || Determiners.Contains(next) || (i + 1 < tokens.Count && tokens[i + 1].IsCapitalised)))
            {
                // "in March, she resigned", but not "in March, said the firm" or "the March vote failed".
                return isAdverbial && tokens[i - 1].Kind != TokenKind.Punctuation ? Tense.Past : Tense.Unknown;
            }
        }
        return Tense.Unknown;
    }

    // "Monday's vote", "the vote on Monday will": the day belongs to what acts.
    private bool IsSubject(int index) =>
        index + 1 < tokens.Count && (tokens[index + 1].Kind == TokenKind.Clitic || tokens[index + 1].Of(text.Span) is "will" or "shall");

    private bool BeginsClause(int index, int date)
    {
        var token = tokens[index];
        var word = token.Of(text.Span);
        if (token.Kind is TokenKind.Quote or TokenKind.Dash or TokenKind.Punctuation)
        {
            return true;
        }
        if (ClauseWords.Contains(word))
        {
            // "to Paris", "to the court", "as the leader" stand in the clause of the verb before them.
            return !(word is "to" or "as" or "after" or "before" && index + 1 < date && (tokens[index + 1].IsCapitalised || Determiners.Contains(tokens[index + 1].Of(text.Span))));
        }
        // "told reporters the vote": a second thing with an article behind the first acts in a clause of its own.
        return Determiners.Contains(word) && index > 0 && tokens[index - 1].Kind == TokenKind.Word && !Prepositions.Contains(tokens[index - 1].Of(text.Span)) && !IsPast(index - 1)
            && !IsPresent(index - 1) && !ClauseWords.Contains(tokens[index - 1].Of(text.Span));
    }

    // "crashed on Wednesday", but not "is scheduled on Wednesday", "will be held on Wednesday" or "to be sentenced on Wednesday".
    private bool IsPast(int index)
    {
        var token = tokens[index];
        var word = token.Of(text.Span);
        if (!token.IsLowerCase || token.Kind != TokenKind.Word)
        {
            return false;
        }
        // "his term was to end in August"
        if (word is "was" or "were" && index + 1 < tokens.Count && tokens[index + 1].Of(text.Span) is "to")
        {
            return false;
        }
        var isListed = SayingWords.Contains(word) || OtherPastWords.Contains(word);
        if (!isListed && (word.Length < 5 || !word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("eed", StringComparison.Ordinal) || word is "hundred" || FutureWords.Contains(word)))
        {
            return false;
        }
        // "will be officially opened", "will hear the accused"
        var before = index > 0 && tokens[index - 1].Of(text.Span).EndsWith("ly", StringComparison.Ordinal) ? index - 2 : index - 1;
        return before < 0 || !(tokens[before].Of(text.Span) is "be" or "is" or "are" or "being" or "get" || Determiners.Contains(tokens[index - 1].Of(text.Span)));
    }

    private bool IsPresent(int index)
    {
        var word = tokens[index].Of(text.Span);
        if (index > 0 && (tokens[index - 1].Kind == TokenKind.Clitic || Determiners.Contains(tokens[index - 1].Of(text.Span)) || Prepositions.Contains(tokens[index - 1].Of(text.Span))))
        {
            return false;
        }
        return tokens[index].IsLowerCase && (PresentWords.Contains(word)
            || (PluralPresentWords.Contains(word) && index > 0 && AmountWords.IsPlural(tokens[index - 1].Of(text.Span)) && tokens[index - 1].Kind == TokenKind.Word));
    }

    // "is to be sentenced on", but not "appeared to be falling on"
    private bool IsToBe(int index) =>
        tokens[index].Of(text.Span) is "be" && index > 0 && tokens[index - 1].Of(text.Span) is "to" && !tokens[index + 1].Of(text.Span).EndsWith("ing", StringComparison.Ordinal);
}
